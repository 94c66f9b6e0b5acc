package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same from Python: boto3, unmodified, against the program and its demo world. */
class Boto3IT {
  private static final String SCRIPT = """
      import boto3, json
      from botocore.exceptions import ClientError

      def refused(call, **arguments):
          try:
              call(**arguments)
              return 'not refused'
          except ClientError as e:
              return e.response['Error']['Code'] + ' ' + str(e.response['ResponseMetadata']['HTTPStatusCode'])

      sts = boto3.client('sts')
      print(sts.get_caller_identity()['Arn'])

      def session(**more):
          minted = sts.assume_role(
              RoleArn='arn:aws:iam::444455556666:role/Editor', RoleSessionName='boto', **more)
          c = minted['Credentials']
          return boto3.Session(c['AccessKeyId'], c['SecretAccessKey'], c['SessionToken']), minted

      editor, minted = session(Tags=[{'Key': 'team', 'Value': 'red'}], SourceIdentity='alice')
      print(minted['SourceIdentity'], minted['PackedPolicySize'] > 0)
      print(editor.client('sts').get_caller_identity()['Arn'])
      s3 = editor.client('s3')
      s3.put_object(Bucket='data', Key='a/1', Body=b'hello')
      s3.put_object(Bucket='data', Key='b/1', Body=b'secret')
      print([o['Key'] for o in s3.list_objects_v2(Bucket='data')['Contents']])

      policy = {'Version': '2012-10-17', 'Statement': [
          {'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::data/a/*'}]}
      reader = session(Policy=json.dumps(policy))[0].client('s3')
      print(reader.get_object(Bucket='data', Key='a/1')['Body'].read())
      print(refused(reader.get_object, Bucket='data', Key='b/1'))
      print(refused(reader.put_object, Bucket='data', Key='a/1', Body=b'x'))
      print(refused(sts.assume_role,
          RoleArn='arn:aws:iam::444455556666:role/Absent', RoleSessionName='boto'))
      print(refused(sts.assume_role,
          RoleArn='arn:aws:iam::444455556666:role/Editor', RoleSessionName='boto', Policy='{'))
      """;

  @TempDir
  Path folder;

  @Test
  void mintsUsesAndIsRefused() throws Exception {
    Tool.require(folder, "boto3", "python3", "-c", "import boto3");
    try (EndpointProcess endpoint = EndpointProcess.start(folder)) {
      String output = new Tool(folder, endpoint.uri())
          .as("AKIARTX3GSDSVPMANSL7", "demo/alice/not+a+secret/0123456789abcdef", "")
          .run("python3", "-c", SCRIPT)
          .succeeded();

      assertEquals(
          List.of(
              "arn:aws:iam::111122223333:user/alice",
              "alice True",
              "arn:aws:sts::444455556666:assumed-role/Editor/boto",
              "['a/1', 'b/1']",
              "b'hello'",
              "AccessDenied 403",
              "AccessDenied 403",
              "AccessDenied 403",
              "MalformedPolicyDocument 400"),
          output.lines().toList());
    }
  }
}
