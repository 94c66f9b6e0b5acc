# Keys that a path must not be normalised for: put, get, head, list and delete each, with boto3 as it is.
import boto3
from botocore.exceptions import ClientError

KEYS = [
    'a b', 'a+b', 'a%b', 'a%2Fb', 'ä€𝄞', 'e\u0301', 'a//b', '//', 'a/../b', '../x', '..', '.', 'a/./b',
    '/lead', '//lead', 'trail/', '/', 'a?b#c', 'a&b=c;d,e@f:g$h', '~t*(1)!\'', 'a\tb', '"<&>"', 'healthz',
]

credentials = boto3.client('sts').assume_role(
    RoleArn='arn:aws:iam::444455556666:role/Editor', RoleSessionName='keys')['Credentials']
s3 = boto3.Session(
    credentials['AccessKeyId'], credentials['SecretAccessKey'], credentials['SessionToken']).client('s3')


def outcome(key):
    body = ('at ' + key).encode()
    s3.put_object(Bucket='data', Key=key, Body=body)
    if s3.get_object(Bucket='data', Key=key)['Body'].read() != body:
        return 'another body'
    if s3.head_object(Bucket='data', Key=key)['ContentLength'] != len(body):
        return 'another length'
    if [o['Key'] for o in s3.list_objects_v2(Bucket='data')['Contents']] != [key]:
        return 'another name in the list'
    s3.delete_object(Bucket='data', Key=key)
    try:
        s3.head_object(Bucket='data', Key=key)
        return 'still there'
    except ClientError as gone:
        return gone.response['Error']['Code']


for key in KEYS:
    print(outcome(key), ascii(key))
