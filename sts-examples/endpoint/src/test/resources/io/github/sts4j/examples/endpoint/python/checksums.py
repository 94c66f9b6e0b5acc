# Every checksum that botocore computes without its native extension, and given ones, in both modes.
import io
import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

credentials = boto3.client('sts').assume_role(
    RoleArn='arn:aws:iam::444455556666:role/Editor', RoleSessionName='checksums')['Credentials']
session = boto3.Session(
    credentials['AccessKeyId'], credentials['SecretAccessKey'], credentials['SessionToken'])


def checksums(answer):
    return [k + '=' + v for k, v in sorted(answer.items()) if k.startswith('Checksum') and k != 'ChecksumType']


for mode in ['when_supported', 'when_required']:
    s3 = session.client('s3', config=Config(
        request_checksum_calculation=mode, response_checksum_validation=mode))
    for algorithm in [None, 'CRC32', 'SHA1', 'SHA256', 'SHA512']:
        more = {} if algorithm is None else {'ChecksumAlgorithm': algorithm}
        put = s3.put_object(Bucket='data', Key='sum', Body=io.BytesIO(b'123456789'), **more)
        got = s3.get_object(Bucket='data', Key='sum', ChecksumMode='ENABLED')
        same = got['Body'].read() == b'123456789' and checksums(got) == checksums(put)
        print(mode, algorithm, *checksums(put), same)

s3 = session.client('s3')
for name, value in [('ChecksumCRC32C', '4waSgw=='), ('ChecksumCRC64NVME', 'rosUhgp5mIg=')]:
    s3.put_object(Bucket='data', Key='sum', Body=b'123456789', **{name: value})
    print('given', *checksums(s3.head_object(Bucket='data', Key='sum', ChecksumMode='ENABLED')))
    try:
        s3.put_object(Bucket='data', Key='sum', Body=b'123456780', **{name: value})
        print('not refused')
    except ClientError as refusal:
        print('given', refusal.response['Error']['Code'])
