// The AWS SDK for JavaScript v3, unmodified: who am I, assume a role, use and fail to use what it gives.
import { Readable } from 'node:stream';
import * as s3 from '@aws-sdk/client-s3';
import * as sts from '@aws-sdk/client-sts';

const Bucket = 'data';
const RoleArn = 'arn:aws:iam::444455556666:role/Editor';
const CHECKSUMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'];
const KEYS = ['a b', 'a+b', 'a%b', 'ä€𝄞', 'a//b', 'a/../b', '..', '/lead', 'trail/'];
const READ_A_ONLY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/a/*' }],
});

const seen = new Set();

/** Notes how each body was tied to its signature, and changes nothing. */
function observed(client) {
  client.middlewareStack.add(
    (next) => (args) => {
      if (args.request.method === 'PUT') {
        const declared = args.request.headers['x-amz-content-sha256'];
        seen.add(/^[0-9a-f]{64}$/.test(declared) ? 'hash' : declared);
      }
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  return client;
}

async function store(parameters) {
  const { Credentials: c } = await new sts.STSClient().send(
    new sts.AssumeRoleCommand({ RoleArn, RoleSessionName: 'javascript', ...parameters }),
  );
  const credentials = {
    accessKeyId: c.AccessKeyId,
    secretAccessKey: c.SecretAccessKey,
    sessionToken: c.SessionToken,
  };
  return observed(new s3.S3Client({ credentials, forcePathStyle: true }));
}

async function text(client, Key) {
  const got = await client.send(new s3.GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
  return got.Body.transformToString();
}

async function refused(client, command) {
  try {
    await client.send(command);
    return 'not refused';
  } catch (e) {
    return `${e.name} ${e.$metadata.httpStatusCode}`;
  }
}

console.log((await new sts.STSClient().send(new sts.GetCallerIdentityCommand({}))).Arn);

const editor = await store({});
let passed = 0;
for (const Key of KEYS) {
  await editor.send(new s3.PutObjectCommand({ Bucket, Key, Body: `at ${Key}` }));
  const listed = await editor.send(new s3.ListObjectsV2Command({ Bucket, Prefix: Key }));
  const head = await editor.send(new s3.HeadObjectCommand({ Bucket, Key }));
  const same = (await text(editor, Key)) === `at ${Key}`;
  await editor.send(new s3.DeleteObjectCommand({ Bucket, Key }));
  const gone = await refused(editor, new s3.GetObjectCommand({ Bucket, Key }));
  const found = listed.Contents.some((object) => object.Key === Key);
  const right = same && found && head.ContentLength > 3 && gone === 'NoSuchKey 404';
  passed += right ? 1 : 0;
  if (!right) console.log('wrong:', Key, same, found, gone);
}
console.log(`${passed} keys of ${KEYS.length}`);

for (const ChecksumAlgorithm of CHECKSUMS) {
  const put = { Bucket, Key: 'checked', ChecksumAlgorithm, Body: Buffer.from('123456789') };
  const answer = await editor.send(new s3.PutObjectCommand(put));
  const kept = answer[`Checksum${ChecksumAlgorithm}`];
  console.log(ChecksumAlgorithm, kept, (await text(editor, 'checked')) === '123456789');
}

const large = 'x'.repeat(300_000);
const Body = Readable.from([Buffer.from(large.slice(0, 100_000)), Buffer.from(large.slice(100_000))]);
await editor.send(
  new s3.PutObjectCommand({ Bucket, Key: 'a/stream', Body, ContentLength: large.length }),
);

const reader = await store({ Policy: READ_A_ONLY });
console.log('stream', (await text(reader, 'a/stream')) === large);
console.log(await refused(reader, new s3.GetObjectCommand({ Bucket, Key: 'checked' })));
console.log(await refused(reader, new s3.PutObjectCommand({ Bucket, Key: 'a/x', Body: 'no' })));
console.log(
  await refused(
    new sts.STSClient(),
    new sts.AssumeRoleCommand({ RoleArn, RoleSessionName: 'javascript', Policy: '{' }),
  ),
);
console.log([...seen].sort().join(' '));
