import * as fc from 'fast-check';
import { configIn, digestOfOthers, requestOf, withCertificate } from '../../lambda/operators/distribution-config';
import { theNew, theOld } from '../builders/migration';

const [ofIam, ofAcm] = [theOld(), theNew()];
const anotherOfAcm = { ...ofAcm, arn: ofAcm.arn, id: ofAcm.id };

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
const text = fc.string({
  unit: fc.constantFrom('a', 'é', '&amp;', ' ', '\n', '/', '"', '*', '$1', '$&'),
  maxLength: 8,
});
/** Elements of any name and depth, as CloudFront may write them some day; none is called like what names a certificate for viewers. */
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(word, text).map(([name, value]) => `<${name}>${value}</${name}>`),
    fc
      .tuple(word, fc.array(tie('element'), { maxLength: 4 }))
      .map(([name, all]) => `<${name}>${all.join('')}</${name}>`),
    fc.constantFrom(
      '<Empty/>',
      '<Items><CNAME>b</CNAME><CNAME>a</CNAME></Items>',
      '<CertificateArn>arn</CertificateArn>',
    ),
    // By which a distribution proves itself to an origin: it is none of ours.
    fc.constant('<OriginMtlsConfig><ClientCertificateArn>arn:aws:acm:x</ClientCertificateArn></OriginMtlsConfig>'),
  ),
}));
const elements = fc.array(element, { maxLength: 5 }).map((all) => all.join(''));
const naming = fc.constantFrom(
  `<IAMCertificateId>${ofIam.id}</IAMCertificateId>`,
  `<ACMCertificateArn>${ofAcm.arn}</ACMCertificateArn>`,
  `<Certificate>${ofIam.id}</Certificate><IAMCertificateId>${ofIam.id}</IAMCertificateId><CertificateSource>iam</CertificateSource>`,
);
const anyConfig = fc
  .tuple(elements, elements, naming, elements, elements)
  .map(([before, first, named, last, after]) => ({
    before: `${before}<ViewerCertificate>${first}`,
    named,
    after: `${last}</ViewerCertificate>${after}`,
  }));

describe('whatever the configuration of a distribution holds', () => {
  test('everything but the certificate for viewers is sent back byte for byte', () => {
    fc.assert(
      fc.property(anyConfig, fc.constantFrom(ofIam, ofAcm), ({ before, named, after }, certificate) => {
        const config = `${before}${named}${after}`;
        const changed = withCertificate(config, certificate);

        expect(changed.startsWith(before)).toBe(true);
        expect(changed.endsWith(after)).toBe(true);
        const middle = changed.slice(before.length, changed.length - after.length);
        expect(middle.replace(/<(\w+)>[^<]*<\/\1>/g, '')).toBe('');
        expect(digestOfOthers(changed)).toBe(digestOfOthers(config));
        expect(configIn(requestOf(changed))).toBe(changed);
      }),
    );
  });

  test('there and back again is where it was', () => {
    fc.assert(
      fc.property(anyConfig, ({ before, after }) => {
        const config = `${before}<IAMCertificateId>${ofIam.id}</IAMCertificateId>${after}`;

        expect(withCertificate(withCertificate(config, anotherOfAcm), ofIam)).toBe(config);
      }),
    );
  });
});

describe('the names of a certificate', () => {
  const viewers = (inside: string): string => `<ViewerCertificate>${inside}</ViewerCertificate>`;

  test('are all those of the new one, each once, and no other', () => {
    const both = `<ACMCertificateArn>a</ACMCertificateArn><IAMCertificateId>b</IAMCertificateId><Certificate>b</Certificate><CertificateSource>iam</CertificateSource>`;

    expect(withCertificate(viewers(both), ofAcm)).toBe(
      viewers(
        `<ACMCertificateArn>${ofAcm.arn}</ACMCertificateArn><Certificate>${ofAcm.arn}</Certificate><CertificateSource>acm</CertificateSource>`,
      ),
    );
  });

  test('never become elements of their own', () => {
    const odd = { ...ofAcm, arn: `${ofAcm.arn}<&` } as typeof ofAcm;

    expect(withCertificate(viewers('<IAMCertificateId>b</IAMCertificateId>'), odd)).toContain('&lt;&amp;<');
  });

  test.each([
    ['no configuration', ''],
    ['no certificate for viewers', requestOf('<Comment>a</Comment>')],
    ['that of CloudFront', requestOf(viewers('<CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate>'))],
    ['two of them', requestOf(`${viewers('<IAMCertificateId>b</IAMCertificateId>')}${viewers('')}`)],
  ])('are not exchanged where there is %s', (_what, answer) => {
    expect(configIn(answer)).toBeUndefined();
  });
});
