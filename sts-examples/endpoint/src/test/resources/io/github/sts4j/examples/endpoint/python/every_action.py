"""Calls each action, then provokes each modelled error; prints what succeeded and the class of what failed."""
import sys

import boto3

TRADE_IN_TOKEN, EXPIRED_TRADE_IN_TOKEN = sys.argv[1:]
ROLES = 'arn:aws:iam::111122223333:role/'

sts = boto3.client('sts')
E = sts.exceptions


def done(name, answer):
    assert answer['ResponseMetadata']['HTTPStatusCode'] == 200
    print(name)


def refused(error, call, **arguments):
    try:
        call(**arguments)
        print('not refused')
    except error as refusal:
        print(type(refusal).__name__)


def web(token):
    return sts.assume_role_with_web_identity(
        RoleArn=ROLES + 'Web', RoleSessionName='alice', WebIdentityToken=token)


done('GetCallerIdentity', sts.get_caller_identity())
done('GetSessionToken', sts.get_session_token())
done('GetFederationToken', sts.get_federation_token(Name='bob'))
done('GetAccessKeyInfo', sts.get_access_key_info(AccessKeyId='ASIAVJ2E6QGR2WZILJFM'))
done('AssumeRole', sts.assume_role(RoleArn=ROLES + 'Open', RoleSessionName='alice'))
done('AssumeRoot', sts.assume_root(
    TargetPrincipal='444455556666',
    TaskPolicyArn={'arn': 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy'}))
done('GetDelegatedAccessToken', sts.get_delegated_access_token(TradeInToken=TRADE_IN_TOKEN))
done('AssumeRoleWithWebIdentity', web('good'))
done('AssumeRoleWithSAML', sts.assume_role_with_saml(
    RoleArn=ROLES + 'Saml',
    PrincipalArn='arn:aws:iam::111122223333:saml-provider/corp',
    SAMLAssertion='good'))

refused(E.InvalidIdentityTokenException, web, token='forged')
refused(E.ExpiredTokenException, web, token='expired')
refused(E.IDPRejectedClaimException, web, token='rejected')
refused(E.IDPCommunicationErrorException, web, token='unreachable')
refused(E.MalformedPolicyDocumentException, sts.get_federation_token, Name='bob', Policy='{')
refused(E.PackedPolicyTooLargeException, sts.get_federation_token, Name='bob',
        Tags=[{'Key': f'key{i}', 'Value': 'v' * 200} for i in range(50)])
refused(E.ExpiredTradeInTokenException, sts.get_delegated_access_token,
        TradeInToken=EXPIRED_TRADE_IN_TOKEN)
