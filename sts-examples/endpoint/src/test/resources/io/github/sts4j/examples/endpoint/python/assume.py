# AssumeRole with every parameter; the role's trust policy asks for most of them. The argument is an MFA code.
import json
import sys
import boto3

sts = boto3.client('sts')
minted = sts.assume_role(
    RoleArn='arn:aws:iam::444455556666:role/Guarded', RoleSessionName='nightly', DurationSeconds=900,
    Policy=json.dumps({'Version': '2012-10-17', 'Statement': [
        {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}]}),
    PolicyArns=[{'arn': 'arn:aws:iam::444455556666:policy/ReadOnly'}],
    Tags=[{'Key': 'team', 'Value': 'red'}, {'Key': 'cost', 'Value': 'ä 42'}], TransitiveTagKeys=['team'],
    ExternalId='external-17', SourceIdentity='alice-real',
    SerialNumber='arn:aws:iam::111122223333:mfa/alice', TokenCode=sys.argv[1])
c = minted['Credentials']
print(minted['SourceIdentity'], minted['AssumedRoleUser']['Arn'], 0 < minted['PackedPolicySize'] <= 100)
guarded = boto3.Session(c['AccessKeyId'], c['SecretAccessKey'], c['SessionToken']).client('sts')
print(guarded.get_caller_identity()['Arn'], sts.get_caller_identity()['Arn'])
