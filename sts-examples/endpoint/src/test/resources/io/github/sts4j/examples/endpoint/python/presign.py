# Prints presigned links: a read and a write with a session, a read that is not allowed.
import json
import boto3
from botocore.config import Config

credentials = boto3.client('sts').assume_role(
    RoleArn='arn:aws:iam::444455556666:role/Editor', RoleSessionName='presign',
    Policy=json.dumps({'Version': '2012-10-17', 'Statement': [{
        'Effect': 'Allow', 'Action': 's3:*Object', 'Resource': 'arn:aws:s3:::data/a/*'}]}))['Credentials']
s3 = boto3.Session(
    credentials['AccessKeyId'], credentials['SecretAccessKey'], credentials['SessionToken']).client(
        's3', config=Config(signature_version='s3v4'))
print(s3.generate_presigned_url('put_object', Params={'Bucket': 'data', 'Key': 'a/l i+n%k//ä'}, ExpiresIn=300))
print(s3.generate_presigned_url('get_object', Params={'Bucket': 'data', 'Key': 'a/l i+n%k//ä'}, ExpiresIn=300))
print(s3.generate_presigned_url('get_object', Params={'Bucket': 'data', 'Key': 'b/1'}, ExpiresIn=300))
