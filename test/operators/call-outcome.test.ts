import { answerFrom, unreadFrom } from '../../lambda/operators/call-outcome';
import { aServiceError } from '../builders/attempt';

describe('a call that was rejected', () => {
  test.each([
    ['ListenerNotFoundException', 'gone'],
    ['AccessPointNotFound', 'gone'],
    ['NoSuchDistribution', 'gone'],
    ['InvalidViewerCertificate', 'again'],
    ['CertificateNotFoundException', 'again'],
    ['UnsupportedCertificate', 'again'],
    ['Throttling', 'again'],
    ['RequestTimeout', 'again'],
    ['TooManyCertificates', 'refused'],
    ['AccessDenied', 'refused'],
  ])('with %s is %s', (name, answer) => {
    expect(answerFrom(aServiceError(name))).toBe(answer);
  });

  test('leaves a listener unread, or says that it is gone', () => {
    expect(unreadFrom(aServiceError('ListenerNotFound'))).toEqual({ kind: 'gone' });
    expect(unreadFrom(aServiceError('AccessDenied'))).toEqual({ kind: 'unreadable', because: 'no-permission' });
  });

  test('is thrown on where it is a bug of ours', () => {
    expect(() => answerFrom(new TypeError('a bug'))).toThrow('a bug');
    expect(() => unreadFrom(new TypeError('a bug'))).toThrow('a bug');
  });
});
