# A program that knows nothing of credentials: it asks for them, three times unless told otherwise, then uses them.
import sys
import boto3

session = boto3.Session()
keys = [session.get_credentials().get_frozen_credentials().access_key for _ in range(int((sys.argv + ['3'])[1]))]
print(len(set(keys)), keys[0][:4])
print(session.client('sts').get_caller_identity()['Arn'])
session.client('s3').put_object(Bucket='data', Key='delivered', Body=b'by boto3')
