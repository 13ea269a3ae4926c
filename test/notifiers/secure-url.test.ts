import { secureUrl } from '../../lambda/notifiers/secure-url';

describe('secureUrl', () => {
  test.each([
    'https://events.pagerduty.com',
    'https://events.eu.pagerduty.com:443/path?query',
    'http://127.0.0.1:8080',
    'http://localhost:8080/services/x',
    'http://[::1]:8080',
  ])('takes %s', (text) => {
    expect(secureUrl(text)?.href).toBe(new URL(text).href);
  });

  test.each([
    'http://events.pagerduty.com',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://169.254.169.254/latest',
    'https://user:password@events.pagerduty.com',
    'https://user@events.pagerduty.com',
    'file:///etc/passwd',
    'ftp://localhost',
    'events.pagerduty.com',
    '/v2/enqueue',
    '',
  ])('refuses %j', (text) => {
    expect(secureUrl(text)).toBeUndefined();
  });
});
