import {
  MOST_PROBED_NAMES,
  probeName,
  probeNameSchema,
  probeOutput,
  probeRequestText,
  probeStackName,
  readProbeAnswer,
  readProbeRequest,
  vpcOfOutput,
} from '../../lambda/contract/probe';

const REQUEST = { host: 'internal-a-1.eu-west-1.elb.amazonaws.com', port: 443, names: ['shop.example.com'] };
const asked = (overrides: object = {}) => ({ schemaVersion: 1, ...REQUEST, ...overrides });

describe('what a probe is asked', () => {
  test('arrives as it was sent', () => {
    expect(readProbeRequest(JSON.parse(probeRequestText(REQUEST)))).toMatchObject(REQUEST);
  });

  test.each`
    host                                                   | verdict
    ${'internal-a-1.eu-west-1.elb.amazonaws.com'}          | ${'taken'}
    ${'a-1.elb.eu-west-1.amazonaws.com'}                   | ${'taken'}
    ${'Internal-A-1.us-gov-west-1.elb.amazonaws.com'}      | ${'taken'}
    ${'a-1.cn-north-1.elb.amazonaws.com.cn'}               | ${'taken'}
    ${'a-1.elb.cn-north-1.amazonaws.com.cn'}               | ${'taken'}
    ${'a-1.elb.eusc-de-east-1.amazonaws.eu'}               | ${'taken'}
    ${'ledger.internal.example.com'}                       | ${'refused'}
    ${'10.0.0.1'}                                          | ${'refused'}
    ${'localhost'}                                         | ${'refused'}
    ${'elb.amazonaws.com'}                                 | ${'refused'}
    ${'a-1.eu-west-1.elb.amazonaws.com.example.com'}       | ${'refused'}
    ${'a-1.eu-west-1.elb.amazonaws.com.'}                  | ${'refused'}
    ${'a-1.eu-west-1.elb-amazonaws.com'}                   | ${'refused'}
    ${'b.a-1.eu-west-1.elb.amazonaws.com'}                 | ${'refused'}
    ${'ec2-10-0-0-1.eu-west-1.compute.amazonaws.com'}      | ${'refused'}
    ${'a-1.eu-west-1.elb.amazonaws.com\nhost.example.com'} | ${'refused'}
    ${''}                                                  | ${'refused'}
  `('is about load balancers of AWS alone: $host is $verdict', ({ host, verdict }) => {
    expect(readProbeRequest(asked({ host: host as string }))?.host).toBe(verdict === 'taken' ? host : undefined);
  });

  test.each([
    ['port 1', { port: 1 }, true],
    ['port 0', { port: 0 }, false],
    ['port 65535', { port: 65_535 }, true],
    ['port 65536', { port: 65_536 }, false],
    ['half a port', { port: 443.5 }, false],
    ['no name', { names: [] }, true],
    ['as many names as fit', { names: Array.from({ length: MOST_PROBED_NAMES }, () => 'a') }, true],
    ['one name too many', { names: Array.from({ length: MOST_PROBED_NAMES + 1 }, () => 'a') }, false],
    ['a name of 255 characters', { names: ['a'.repeat(255)] }, true],
    ['a name of 256 characters', { names: ['a'.repeat(256)] }, false],
    ['an empty name', { names: [''] }, false],
    ['a name in two lines', { names: ['a\nb'] }, false],
    ['the words of a later version', { schemaVersion: 2 }, false],
  ])('with %s', (_what, overrides, isTaken) => {
    expect(readProbeRequest(asked(overrides)) !== undefined).toBe(isTaken);
  });

  test.each([undefined, null, 'text', {}, { Records: [] }])('is not %p', (event) => {
    expect(readProbeRequest(event)).toBeUndefined();
  });
});

describe('what a probe answers', () => {
  test.each([
    {
      schemaVersion: 1,
      handshakes: [
        { address: '10.0.0.1', shown: { leaf: 'leaf' } },
        { address: '10.0.0.2', name: 'shop.example.com', shown: { failed: 'timed-out' } },
      ],
    },
    { schemaVersion: 1, refused: true },
  ])('is read as it was meant: %p', (answer) => {
    expect(readProbeAnswer(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  });

  test.each([
    null,
    {},
    { schemaVersion: 2, handshakes: [] },
    { schemaVersion: 1, handshakes: [{ address: 'a', shown: { failed: 'odd' } }] },
  ])('is not %p', (answer) => {
    expect(readProbeAnswer(answer)).toBeUndefined();
  });
});

describe('a probe', () => {
  test('is found by what its network is called', () => {
    expect(probeName('vpc-0a1b')).toBe('notafter-probe-vpc-0a1b');
    expect(probeOutput('vpc-0a1b')).toBe('ProbeVpc0a1b');
    expect(vpcOfOutput(probeOutput('vpc-0a1b'))).toBe('vpc-0a1b');
    expect(vpcOfOutput('PagesTopicArn')).toBeUndefined();
    expect(probeStackName('eu-west-3')).toBe('notafter-probe-eu-west-3');
  });

  test.each`
    name                            | isOne
    ${'notafter-probe-vpc-0a1b'}    | ${true}
    ${'notafter-scan'}              | ${false}
    ${'my-notafter-probe-vpc-0a1b'} | ${false}
    ${'notafter-probe-vpc-0a1b:1'}  | ${false}
  `('may be called $name: $isOne', ({ name, isOne }) => {
    expect(probeNameSchema.safeParse(name).success).toBe(isOne);
  });
});
