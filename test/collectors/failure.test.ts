import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { IAMClient, ListServerCertificatesCommand } from '@aws-sdk/client-iam';
import { failureOf, isCredentialsFailure, isNamed } from '../../lambda/collectors/failure';
import { aWire, type WireAnswer } from '../builders/wire';

const rejected = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

const ofAcm = (answer: WireAnswer | Error) =>
  rejected(
    new ACMClient({ ...aWire(() => answer), region: 'eu-west-1', maxAttempts: 1 }).send(
      new ListCertificatesCommand({}),
    ),
  );

const ofIam = (answer: WireAnswer) =>
  rejected(
    new IAMClient({ ...aWire(() => answer), region: 'eu-west-1', maxAttempts: 1 }).send(
      new ListServerCertificatesCommand({}),
    ),
  );

const json = (type: string, message = '', status = 400): WireAnswer => ({
  status,
  body: JSON.stringify({ __type: type, message }),
});
const xml = (code: string, message: string, status: number): WireAnswer => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
const broken = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

const DENIED = { status: 'denied', reason: 'no-permission' };
const BY_ORGANIZATION = { status: 'denied', reason: 'service-control-policy' };
const failed = (reason: string) => ({ status: 'failed', reason });
const EXPLICIT = 'is not authorized to perform: acm:ListCertificates with an explicit deny in a service control policy';
const IMPLICIT = 'is not authorized to perform: acm:ListCertificates because no service control policy allows it';

describe('failureOf', () => {
  test.each<readonly [string, WireAnswer, object]>([
    ['an access that no policy allows', json('AccessDeniedException', 'not authorized'), DENIED],
    ['an explicit denial by the organization', json('AccessDeniedException', EXPLICIT), BY_ORGANIZATION],
    ['an implicit denial by the organization', json('AccessDeniedException', IMPLICIT), BY_ORGANIZATION],
    ['credentials that are past their end', json('ExpiredTokenException', 'expired'), DENIED],
    ['credentials that a region does not know', json('UnrecognizedClientException', 'invalid', 400), DENIED],
    ['a region that is switched off', json('OptInRequired', 'needs a subscription', 403), DENIED],
    ['throttling', json('ThrottlingException', 'Rate exceeded'), failed('throttled')],
    ['throttling by its status alone', json('Busy', '', 429), failed('throttled')],
    ['an error inside the service', json('InternalFailure', '', 500), failed('service-error')],
    ['a refused request', json('ValidationException', 'MaxItems'), failed('service-error')],
    ['a page in place of an answer', { body: '<html>' }, failed('malformed-answer')],
    ['a page in place of an error', { status: 500, body: '<html>' }, failed('malformed-answer')],
    ['a date that is none', { body: '{"CertificateSummaryList":[{"NotAfter":"soon"}]}' }, failed('malformed-answer')],
    ['a proxy that says no', { status: 403, body: 'forbidden' }, DENIED],
  ])('tells %s', async (_, answer, expected) => {
    expect(failureOf(await ofAcm(answer))).toEqual(expected);
  });

  test.each<readonly [string, WireAnswer, object]>([
    ['an access that no policy allows', xml('AccessDenied', 'not authorized', 403), DENIED],
    ['an explicit denial by the organization', xml('AccessDenied', EXPLICIT, 403), BY_ORGANIZATION],
    ['an unknown access key', xml('InvalidClientTokenId', 'invalid', 403), DENIED],
    ['throttling', xml('Throttling', 'Rate exceeded', 400), failed('throttled')],
    ['an error inside the service', xml('ServiceFailure', '', 500), failed('service-error')],
    ['JSON in place of XML', { body: '{}' }, failed('malformed-answer')],
    ['XML that is cut off', { body: '<ListServerCertificatesResponse><List' }, failed('malformed-answer')],
  ])('tells %s in the query protocol', async (_, answer, expected) => {
    expect(failureOf(await ofIam(answer))).toEqual(expected);
  });

  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EPIPE',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('tells that nobody answers after %s', async (code) => {
    expect(failureOf(await ofAcm(broken(code)))).toEqual(failed('unreachable'));
  });

  test('tells that an answer did not come in time', async () => {
    const error = Object.assign(new Error('too late'), { name: 'TimeoutError', code: 'ETIMEDOUT' });

    expect(failureOf(await ofAcm(error))).toEqual(failed('timed-out'));
  });

  test('tells an answer that is no HTTP', async () => {
    expect(failureOf(await ofAcm(broken('HPE_INVALID_CONSTANT')))).toEqual(failed('malformed-answer'));
  });

  test('takes absent credentials as no permission', async () => {
    const client = new ACMClient({
      ...aWire(() => ({ body: '{}' })),
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials: async () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' })),
    });

    expect(failureOf(await rejected(client.send(new ListCertificatesCommand({}))))).toEqual(DENIED);
  });

  test.each<readonly [string, unknown]>([
    ['an error of ours', new TypeError('x is not a function')],
    ['a wrong argument', Object.assign(new TypeError('bad'), { code: 'ERR_INVALID_ARG_TYPE' })],
    ['a missing region', new Error('Region is missing')],
    ['what is no error', 'thrown text'],
  ])('throws %s', (_, error) => {
    expect(() => failureOf(error)).toThrow(error instanceof Error ? error : 'thrown text');
  });
});

describe('isCredentialsFailure', () => {
  test.each(['ExpiredTokenException', 'UnrecognizedClientException', 'InvalidSignatureException'])(
    'is true of %s',
    async (type) => {
      expect(isCredentialsFailure(await ofAcm(json(type)))).toBe(true);
    },
  );

  test.each(['AccessDeniedException', 'ThrottlingException'])('is false of %s', async (type) => {
    expect(isCredentialsFailure(await ofAcm(json(type)))).toBe(false);
  });

  test('is false of what is no error', () => {
    expect(isCredentialsFailure('thrown text')).toBe(false);
  });
});

describe('isNamed', () => {
  test('knows an error by any of its names', async () => {
    const error = await ofAcm(json('ResourceNotFoundException'));

    expect(isNamed(error, 'NotFound', 'ResourceNotFoundException')).toBe(true);
    expect(isNamed(error, 'NotFound')).toBe(false);
    expect(isNamed('ResourceNotFoundException', 'ResourceNotFoundException')).toBe(false);
  });
});
