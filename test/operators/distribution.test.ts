import { readDistribution, writeDistribution } from '../../lambda/operators/distribution';
import { aroundDistribution } from '../../lambda/operators/around-distribution';
import { targetClients } from '../../lambda/operators/target-clients';
import { readPlacesBy } from '../../lambda/operators/read-places';
import { awsTargets } from '../../lambda/operators/targets';
import { HOME } from '../builders/certificate';
import { aDistributionPlace, NEW, OLD, OTHER, theNew, theOld } from '../builders/migration';
import { cloudFrontOnTheWire, refusal, type SentRequest, type WireAnswer } from './cloudfront-wire';

const place = aDistributionPlace();
const pair = [theOld(), theNew()] as const;
const [old, fresh] = pair;

/** As CloudFront writes it; the last but one setting is one that no SDK knows. */
const configOf = (viewers: string, others = ''): string =>
  [
    '<CallerReference>one</CallerReference>',
    '<Aliases><Quantity>2</Quantity><Items><CNAME>shop.example.com</CNAME><CNAME>a.example.com</CNAME></Items></Aliases>',
    '<Comment>a &amp; b</Comment>',
    `<ViewerCertificate>${viewers}<SSLSupportMethod>sni-only</SSLSupportMethod><MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion></ViewerCertificate>`,
    '<SettingOfTomorrow><Mode>on</Mode></SettingOfTomorrow>',
    `<IsIPV6Enabled>true</IsIPV6Enabled>${others}`,
  ].join('');
const ofIam = `<IAMCertificateId>${old.id}</IAMCertificateId><Certificate>${old.id}</Certificate><CertificateSource>iam</CertificateSource>`;
const ofAcm = (arn: string): string =>
  `<ACMCertificateArn>${arn}</ACMCertificateArn><Certificate>${arn}</Certificate><CertificateSource>acm</CertificateSource>`;
const answerOf = (config: string, { status = 'Deployed', etag = 'E1' } = {}): WireAnswer => ({
  body: `<?xml version="1.0"?>\n<Distribution xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Id>${place.id}</Id><ARN>${place.resource}</ARN><Status>${status}</Status><DomainName>d1.cloudfront.example</DomainName><DistributionConfig>${config}</DistributionConfig></Distribution>`,
  etag,
});
const NO_TAGS = { body: '<Tags><Items></Items></Tags>' };

/** A distribution that shows this; tags and changes are answered apart. */
const showing = (
  config: WireAnswer,
  others: { readonly tags?: WireAnswer; readonly change?: WireAnswer } = {},
): ReturnType<typeof cloudFrontOnTheWire> =>
  cloudFrontOnTheWire(({ method, path }) => {
    if (path.endsWith('/tagging')) return others.tags ?? NO_TAGS;
    return method === 'PUT' ? (others.change ?? config) : config;
  });
const read = async (...of: Parameters<typeof showing>) => readDistribution(showing(...of).client, place, pair);
const changes = (sent: readonly SentRequest[]): readonly SentRequest[] => sent.filter(({ method }) => method === 'PUT');

describe('a distribution', () => {
  test('is read with the certificate that it presents to viewers, its version, and whether it has reached all edges', async () => {
    expect(await read(answerOf(configOf(ofIam)))).toMatchObject({
      kind: 'read',
      state: { default: OLD, sni: [] },
      version: 'E1',
    });
    const deployed = await read(answerOf(configOf(ofAcm(NEW))));
    expect(deployed).toMatchObject({ state: { default: NEW } });
    expect(deployed).not.toHaveProperty('deploying');
    expect(await read(answerOf(configOf(ofAcm(NEW)), { status: 'InProgress' }))).toMatchObject({ deploying: true });
  });

  test('under a third certificate is read as such', async () => {
    expect(await read(answerOf(configOf(ofAcm(OTHER))))).toMatchObject({ state: { default: OTHER } });
  });

  test.each<readonly [string, WireAnswer, object]>([
    ['gone', refusal(404, 'NoSuchDistribution'), { kind: 'gone' }],
    ['not to be read', refusal(403, 'AccessDenied'), { kind: 'unreadable', because: 'no-permission' }],
    [
      'without a certificate of its own',
      answerOf(configOf('<CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate>')),
      { kind: 'unreadable', because: 'malformed-answer' },
    ],
    [
      'without a version',
      { body: answerOf(configOf(ofIam)).body },
      { kind: 'unreadable', because: 'malformed-answer' },
    ],
  ])('that is %s is said to be', async (_what, answer, reading) => {
    expect(await read(answer)).toEqual(reading);
  });

  test('differs where anything else of it does, and not by its certificate', async () => {
    const attributes = async (config: string): Promise<unknown> => {
      const reading = await read(answerOf(config));
      return reading.kind === 'read' ? reading.state.attributes : reading;
    };

    const before = await attributes(configOf(ofIam));
    expect(await attributes(configOf(ofAcm(NEW)))).toBe(before);
    // The order in which CloudFront tells aliases says nothing.
    const swapped = configOf(ofIam).replace(/(<CNAME>.*?<\/CNAME>)(<CNAME>.*?<\/CNAME>)/, '$2$1');
    expect(swapped).not.toBe(configOf(ofIam));
    expect(await attributes(swapped)).toBe(before);
    expect(await attributes(configOf(ofIam).replace('<Mode>on<', '<Mode>off<'))).not.toBe(before);
    expect(await attributes(configOf(ofIam, '<Enabled>true</Enabled>'))).not.toBe(before);
  });

  test('is changed by sending back what came, byte for byte, but for the certificate', async () => {
    const { client, sent } = showing(answerOf(configOf(ofIam)));

    expect(await writeDistribution(client, place, { version: 'E1', certificate: fresh })).toBe('done');

    const [change, ...others] = changes(sent);
    expect(others).toEqual([]);
    expect(change?.path).toBe(`/2020-05-31/distribution/${place.id}/config`);
    expect(change?.headers).toMatchObject({ 'if-match': 'E1' });
    expect(String(change?.body)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">${configOf(ofAcm(NEW))}</DistributionConfig>`,
    );
    expect(change?.headers['content-length']).toBe(String(Buffer.byteLength(String(change?.body))));
  });

  test.each<readonly [string, Parameters<typeof showing>, string, number]>([
    ['changed since it was looked at', [answerOf(configOf(ofIam), { etag: 'E2' })], 'changed', 0],
    [
      'changed between our look and our change',
      [answerOf(configOf(ofIam)), { change: refusal(412, 'PreconditionFailed') }],
      ...(['changed', 1] as const),
    ],
    ['not shown whole', [answerOf('')], 'again', 0],
    ['gone', [refusal(404, 'NoSuchDistribution')], 'gone', 0],
    [
      'not yet told of the new certificate',
      [answerOf(configOf(ofIam)), { change: refusal(400, 'InvalidViewerCertificate') }],
      ...(['again', 1] as const),
    ],
    [
      'not to be changed by us',
      [answerOf(configOf(ofIam)), { change: refusal(403, 'AccessDenied') }],
      ...(['refused', 1] as const),
    ],
  ])('that is %s answers %#', async (_what, shown, answer, tries) => {
    const { client, sent } = showing(...shown);

    expect(await writeDistribution(client, place, { version: 'E1', certificate: fresh })).toBe(answer);
    expect(changes(sent)).toHaveLength(tries);
  });
});

describe('what is around a distribution', () => {
  const around = async (config: string, tags: WireAnswer = NO_TAGS) => {
    const { client } = showing(answerOf(config), { tags });
    const clients = targetClients({ writesPerSecond: 1000, homeRegion: HOME, watch: () => undefined });
    const readPlaces = readPlacesBy({ ...clients, cloudfront: client }, pair);
    return (await readPlaces([place])).get(place.key);
  };
  const tagged = (key: string, value: string): WireAnswer => ({
    body: `<Tags><Items><Tag><Key>${key}</Key><Value>${value}</Value></Tag></Items></Tags>`,
  });

  test('is its address, its aliases, its environment and whose it is', async () => {
    expect(await around(configOf(ofIam), tagged('env', 'staging'))).toMatchObject({
      kind: 'read',
      around: {
        ...{ host: 'd1.cloudfront.example', internal: false, unnamed: false },
        ...{ hosts: ['shop.example.com', 'a.example.com'], asksClients: false },
        ...{ owner: 'nobody', environment: 'staging' },
      },
    });
    expect(await around(configOf(ofIam), tagged('aws:cloudformation:stack-name', 'edge'))).toMatchObject({
      around: { owner: 'cloudformation' },
    });
  });

  test('is unknown where it may not be read, never nothing', async () => {
    expect(await around(configOf(ofIam), refusal(403, 'AccessDenied'))).toMatchObject({ around: { owner: 'unknown' } });
  });

  test.each<readonly [string, string, object]>([
    [
      'serves who gives no name, by addresses of its own',
      configOf(ofIam).replace('sni-only', 'vip'),
      { unnamed: true },
    ],
    [
      'asks viewers for certificates',
      configOf(ofIam, '<ViewerMtlsConfig><Mode>required</Mode></ViewerMtlsConfig>'),
      { asksClients: true },
    ],
    ['is a staging one', configOf(ofIam, '<Staging>true</Staging>'), { kept: 'staging-distribution' }],
    [
      'is under continuous deployment',
      configOf(ofIam, '<ContinuousDeploymentPolicyId>p</ContinuousDeploymentPolicyId>'),
      { kept: 'continuous-deployment' },
    ],
  ])('is told where it %s', async (_what, config, expected) => {
    expect(await around(config)).toMatchObject({ around: expected });
  });

  test('leaves it unreadable where CloudFront does not say where it is', async () => {
    const { client } = showing(NO_TAGS);

    expect(await aroundDistribution(client, {} as Parameters<typeof aroundDistribution>[1])).toBeUndefined();
    expect(await around('')).toMatchObject({ kind: 'unreadable' });
  });

  test('of a certificate that is in no plan nothing is written', async () => {
    const { client, sent } = showing(answerOf(configOf(ofIam)));
    const clients = targetClients({ writesPerSecond: 1000, homeRegion: HOME, watch: () => undefined });
    const { read: state, write } = awsTargets({ ...clients, cloudfront: client }, pair);

    expect(await state(place)).toMatchObject({ kind: 'read', state: { default: OLD } });
    const third = { verb: 'set-default', certificate: OTHER, version: 'E1' } as const;
    expect(await write(place, third)).toBe('refused');
    expect(changes(sent)).toEqual([]);
    expect(await write(place, { ...third, certificate: NEW })).toBe('done');
    expect(changes(sent)).toHaveLength(1);
  });
});
