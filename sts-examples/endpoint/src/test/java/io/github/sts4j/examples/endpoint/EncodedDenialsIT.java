package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.InvalidAuthorizationMessageException;
import software.amazon.awssdk.services.sts.model.StsException;

/** DecodeAuthorizationMessage as clients of AWS call it, with what the endpoint put into its denials. */
class EncodedDenialsIT {
  private static final String INTRODUCTION = " Encoded authorization failure message: ";

  @TempDir
  Path folder;

  @Test
  void byDefaultThereIsNoMessage() throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.start();
        Clients clients = new Clients(endpoint.uri())) {
      assertFalse(denial(clients).contains("Encoded"));
      assertThrows(
          InvalidAuthorizationMessageException.class,
          () -> clients
              .sts(Clients.alice())
              .decodeAuthorizationMessage(r -> r.encodedMessage("AQECAwQFBgcI")));
    }
  }

  // DM-1, DM-4
  @Test
  void theAccountDecodesWhatItsUserCannotRead() throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.start("--encoded-denials", "all");
        Clients clients = new Clients(endpoint.uri())) {
      String denial = denial(clients);
      String message = denial
          .substring(denial.indexOf(INTRODUCTION) + INTRODUCTION.length())
          .replaceAll("[^A-Za-z0-9_-].*", "");
      assertEquals(
          403,
          assertThrows(
                  StsException.class,
                  () -> clients
                      .sts(Clients.bob())
                      .decodeAuthorizationMessage(r -> r.encodedMessage(message)))
              .statusCode());
      Map<String, Object> decoded = JsonUtil.parseJson(clients
          .sts(Clients.alice())
          .decodeAuthorizationMessage(r -> r.encodedMessage(message))
          .decodedMessage());
      assertEquals(false, decoded.get("allowed"));
      assertEquals(
          "arn:aws:iam::444455556666:role/Editor",
          ((Map<?, ?>) decoded.get("context")).get("resource"));
    }
  }

  // DM-1, DM-2: with boto3, of a denial by the object store.
  @Test
  void botoDecodesADenialOfTheObjectStore() throws Exception {
    Tool.require(folder, "boto3", "python3", "-c", "import boto3");
    try (RunningEndpoint endpoint = RunningEndpoint.start("--encoded-denials", "all");
        Clients clients = new Clients(endpoint.uri())) {
      String told = assertThrows(
              S3Exception.class,
              () -> clients.s3(Clients.bob()).getObject(r -> r.bucket("data").key("a")))
          .awsErrorDetails()
          .errorMessage();
      assertTrue(told.contains(INTRODUCTION), told);
      String output = new Tool(folder, endpoint.uri())
          .as(TestWorlds.ALICE_KEY, TestWorlds.ALICE_SECRET, "")
          .run(
              "python3",
              "-c",
              """
              import boto3, json, sys
              sts = boto3.client('sts')
              message = sys.argv[1]
              decoded = json.loads(sts.decode_authorization_message(EncodedMessage=message)['DecodedMessage'])
              print(decoded['context']['action'], decoded['explicitDeny'])
              try:
                  sts.decode_authorization_message(EncodedMessage=message[:-4])
              except sts.exceptions.InvalidAuthorizationMessageException as e:
                  print(e.response['Error']['Code'])
              """,
              told.substring(told.indexOf(INTRODUCTION) + INTRODUCTION.length()))
          .succeeded();
      assertEquals(
          List.of("s3:GetObject False", "InvalidAuthorizationMessageException"),
          output.lines().toList());
    }
  }

  private static String denial(Clients clients) {
    return assertThrows(
            StsException.class,
            () -> clients
                .sts(Clients.bob())
                .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("bob")))
        .awsErrorDetails()
        .errorMessage();
  }
}
