import { region } from '../../lambda/domain/ids';
import type { ApiDomainPlace } from '../../lambda/domain/migration/plan';
import { readApiDomain, writeApiDomain } from '../../lambda/operators/api-domain';
import { findApiDomains } from '../../lambda/operators/find-api-domains';
import { targetClients } from '../../lambda/operators/target-clients';
import { readPlacesBy } from '../../lambda/operators/read-places';
import { awsTargets } from '../../lambda/operators/targets';
import { acmArn, HOME } from '../builders/certificate';
import { anApiDomainPlace, apiDomainArn, NEW, OTHER, theNew, theOld } from '../builders/migration';
import { type ApiGatewayAnswer, apiGatewayOnTheWire, refusedWith } from './api-gateway-wire';

const OLD = acmArn(7);
const place = anApiDomainPlace();
const edge: ApiDomainPlace = { ...place, endpoint: 'edge' };

const regionalDomain = (overrides: object = {}): ApiGatewayAnswer => ({
  body: {
    domainName: place.name,
    domainNameArn: place.resource,
    domainNameStatus: 'AVAILABLE',
    certificateUploadDate: 1_900_000_000,
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    regionalCertificateArn: OLD,
    regionalDomainName: 'd-1.execute-api.example',
    securityPolicy: 'TLS_1_2',
    ...overrides,
  },
});
const edgeDomain = (overrides: object = {}): ApiGatewayAnswer =>
  regionalDomain({
    ...{ regionalCertificateArn: undefined, regionalDomainName: undefined, certificateArn: OLD },
    ...{ endpointConfiguration: { types: ['EDGE'] }, distributionDomainName: 'd1.cloudfront.example' },
    ...overrides,
  });

/** A domain that shows this; a change is answered apart. */
const showing = (shown: ApiGatewayAnswer, change: ApiGatewayAnswer = shown) =>
  apiGatewayOnTheWire(({ method }) => (method === 'PATCH' ? change : shown));
const read = async (shown: ApiGatewayAnswer, where: ApiDomainPlace = place) =>
  readApiDomain(showing(shown).client, where);

describe('a domain of API Gateway', () => {
  test('is read with the certificate of its endpoint, and whether API Gateway is done with it', async () => {
    const available = await read(regionalDomain());
    expect(available).toMatchObject({ kind: 'read', state: { default: OLD, sni: [] } });
    expect(available).not.toHaveProperty('deploying');
    expect(available).not.toHaveProperty('rejected');
    expect(await read(edgeDomain(), edge)).toMatchObject({ state: { default: OLD, sni: [] } });
    for (const domainNameStatus of ['UPDATING', 'PENDING'])
      expect(await read(regionalDomain({ domainNameStatus }))).toMatchObject({ deploying: true });
    for (const domainNameStatus of ['FAILED', 'PENDING_CERTIFICATE_REIMPORT', 'PENDING_OWNERSHIP_VERIFICATION'])
      expect(await read(regionalDomain({ domainNameStatus }))).toMatchObject({ rejected: true });
  });

  test.each<readonly [string, ApiGatewayAnswer, object]>([
    ['gone', refusedWith(404, 'NotFoundException'), { kind: 'gone' }],
    ['not to be read', refusedWith(403, 'AccessDeniedException'), { kind: 'unreadable', because: 'no-permission' }],
    ['of another endpoint', edgeDomain(), { kind: 'unreadable', because: 'malformed-answer' }],
    [
      'without a status',
      regionalDomain({ domainNameStatus: undefined }),
      { kind: 'unreadable', because: 'malformed-answer' },
    ],
  ])('that is %s is said to be', async (_what, answer, reading) => {
    expect(await read(answer)).toEqual(reading);
  });

  test('differs where anybody decides anything else of it, and not by what API Gateway says by itself', async () => {
    const attributes = async (overrides: object): Promise<unknown> => {
      const reading = await read(regionalDomain(overrides));
      return reading.kind === 'read' ? reading.state.attributes : reading;
    };
    const mutual = { truststoreUri: 's3://a', truststoreVersion: '1' };

    const before = await attributes({});
    for (const same of [
      { regionalCertificateArn: NEW, regionalCertificateName: 'new', certificateUploadDate: 1_900_000_001 },
      { domainNameStatus: 'UPDATING', domainNameStatusMessage: 'wait' },
    ])
      expect(await attributes(same)).toBe(before);
    for (const other of [
      { securityPolicy: 'TLS_1_0' },
      { tags: { env: 'prod' } },
      { mutualTlsAuthentication: mutual },
      { certificateArn: OTHER },
      { ownershipVerificationCertificateArn: OTHER },
    ])
      expect(await attributes(other)).not.toBe(before);
    const warned = { ...mutual, truststoreWarnings: ['soon'] };
    expect(await attributes({ mutualTlsAuthentication: warned })).toBe(
      await attributes({ mutualTlsAuthentication: mutual }),
    );
  });

  test.each([
    [place, regionalDomain(), '/regionalCertificateArn'],
    [edge, edgeDomain(), '/certificateArn'],
  ])('is changed by naming the certificate of its endpoint, and nothing else %#', async (where, shown, path) => {
    const { client, changes } = showing(shown);
    const reading = await readApiDomain(client, where);
    const version = reading.kind === 'read' ? reading.version : undefined;

    expect(await writeApiDomain(client, where, { certificate: NEW, ...(version !== undefined && { version }) })).toBe(
      'done',
    );
    expect(changes().map((sent) => ({ path: sent.path, body: JSON.parse(sent.body ?? '') as unknown }))).toEqual([
      { path: `/domainnames/${where.name}`, body: { patchOperations: [{ op: 'replace', path, value: NEW }] } },
    ]);
  });

  test.each<readonly [string, Parameters<typeof showing>, string, number]>([
    ['gone', [refusedWith(404, 'NotFoundException')], 'gone', 0],
    ['not to be read now', [refusedWith(500, 'InternalFailure')], 'again', 0],
    ['still busy', [regionalDomain({ domainNameStatus: 'UPDATING' })], 'again', 0],
    ['changed since it was looked at', [regionalDomain({ securityPolicy: 'TLS_1_0' })], 'changed', 0],
    ['under another certificate by now', [regionalDomain({ regionalCertificateArn: OTHER })], 'changed', 0],
    ['gone just now, perhaps', [regionalDomain(), refusedWith(404, 'NotFoundException')], 'again', 1],
    ['changed by somebody else just now', [regionalDomain(), refusedWith(409, 'ConflictException')], 'again', 1],
    ['one of too many', [regionalDomain(), refusedWith(429, 'TooManyRequestsException')], 'again', 1],
    ['not to take that certificate', [regionalDomain(), refusedWith(400, 'BadRequestException')], 'refused', 1],
    ['not to be changed by us', [regionalDomain(), refusedWith(403, 'AccessDeniedException')], 'refused', 1],
  ])('that is %s answers %#', async (_what, shown, answer, tries) => {
    const reading = await read(regionalDomain());
    const version = reading.kind === 'read' ? (reading.version ?? '') : '';
    const { client, changes } = showing(...shown);

    expect(await writeApiDomain(client, place, { version, certificate: NEW })).toBe(answer);
    expect(changes()).toHaveLength(tries);
  });
});

describe('what is around a domain of API Gateway', () => {
  const clients = targetClients({ writesPerSecond: 1000, homeRegion: HOME, watch: () => undefined });
  const pair = [theOld(), theNew()] as const;
  const around = async (shown: ApiGatewayAnswer, where: ApiDomainPlace = place) => {
    const { client } = showing(shown);
    return (await readPlacesBy({ ...clients, apiGateway: () => client }, pair)([where])).get(where.key);
  };

  test('is where it is served, the domain itself, its environment and whose it is', async () => {
    expect(await around(regionalDomain({ tags: { env: 'staging' } }))).toMatchObject({
      kind: 'read',
      around: {
        ...{ host: 'd-1.execute-api.example', internal: false, unnamed: false, hosts: [place.name] },
        ...{ asksClients: false, owner: 'nobody', environment: 'staging' },
      },
    });
    expect(await around(edgeDomain(), edge)).toMatchObject({ around: { host: 'd1.cloudfront.example' } });
    const ofStack = { tags: { 'aws:cloudformation:stack-name': 'api' } };
    expect(await around(regionalDomain(ofStack))).toMatchObject({ around: { owner: 'cloudformation' } });
  });

  test('says that it asks clients for certificates, and that API Gateway is not done with it', async () => {
    const mutual = { mutualTlsAuthentication: { truststoreUri: 's3://trust/store.pem' } };
    expect(await around(regionalDomain(mutual))).toMatchObject({ around: { asksClients: true } });
    const busy = { domainNameStatus: 'UPDATING' };
    expect(await around(regionalDomain(busy))).toMatchObject({ around: { kept: 'api-domain-not-available' } });
  });

  test('leaves it unread where API Gateway does not say where it is served, or nothing at all', async () => {
    const nowhere = regionalDomain({ regionalDomainName: undefined });
    expect(await around(nowhere)).toEqual({ kind: 'unreadable', because: 'malformed-answer' });
    expect(await around(refusedWith(404, 'NotFoundException'))).toEqual({ kind: 'gone' });
  });

  test('is not needed to move it', async () => {
    const { client, changes } = showing(regionalDomain());
    const { read: state, write } = awsTargets({ ...clients, apiGateway: () => client }, pair);
    const reading = await state(place);
    const version = reading.kind === 'read' ? (reading.version ?? '') : '';

    expect(reading).toMatchObject({ kind: 'read', state: { default: OLD } });
    expect(await write(place, { verb: 'set-default', certificate: NEW, version })).toBe('done');
    expect(changes()).toHaveLength(1);
  });
});

describe('the domains of a region', () => {
  const find = async (...answers: readonly ApiGatewayAnswer[]) => {
    let asked = 0;
    const { client, sent } = apiGatewayOnTheWire(() => answers[(asked += 1) - 1] ?? {});
    const [reading] = await findApiDomains(() => client, [HOME]);
    return { reading, sent };
  };
  const row = (overrides: object = {}) => regionalDomain(overrides).body ?? {};

  test('are all of them, page after page', async () => {
    const other = { domainName: 'b.example.com', domainNameArn: apiDomainArn('b.example.com') };
    const { reading, sent } = await find(
      { body: { item: [row()], position: 'more' } },
      { body: { item: [row({ ...other, ownershipVerificationCertificateArn: OTHER, certificateArn: NEW })] } },
    );

    const shared = { region: HOME, endpoints: ['REGIONAL'], regionalCertificate: OLD };
    expect(reading).toEqual({
      ...{ kind: 'read', region: HOME },
      domains: [
        { ...shared, resource: place.resource, name: place.name },
        {
          ...{ ...shared, resource: other.domainNameArn, name: other.domainName },
          ...{ ownershipCertificate: OTHER, certificate: NEW },
        },
      ],
    });
    expect(sent.map(({ query }) => query)).toEqual([{ limit: '500' }, { limit: '500', position: 'more' }]);
    expect((await find({ body: {} })).reading).toMatchObject({ domains: [] });
  });

  test.each<readonly [string, readonly ApiGatewayAnswer[]]>([
    ['it may not be read', [refusedWith(403, 'AccessDeniedException')]],
    ['a later page fails', [{ body: { item: [row()], position: 'more' } }, refusedWith(500, 'InternalFailure')]],
    ['one has no name', [{ body: { item: [row(), row({ domainName: undefined })] } }]],
    ['one has no ARN', [{ body: { item: [row({ domainNameArn: undefined })] } }]],
    ['of one nobody knows where it is served', [{ body: { item: [row({ endpointConfiguration: undefined })] } }]],
  ])('are unknown where %s', async (_what, answers) => {
    expect((await find(...answers)).reading).toEqual({ kind: 'unreadable', region: HOME });
  });

  test('are asked for region by region', async () => {
    const { client } = apiGatewayOnTheWire(() => ({ body: {} }));

    expect(await findApiDomains(() => client, [HOME, region('us-east-1')])).toMatchObject([
      { region: HOME },
      { region: 'us-east-1' },
    ]);
    expect(await findApiDomains(() => client, [])).toEqual([]);
  });
});
