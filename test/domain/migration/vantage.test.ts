import { vantageOf } from '../../../lambda/domain/migration/vantage';

describe('the vantage point of a target', () => {
  test.each`
    internal | probe                     | vantage
    ${false} | ${undefined}              | ${'here'}
    ${false} | ${'notafter-probe-vpc-0'} | ${'here'}
    ${true}  | ${undefined}              | ${'nowhere'}
    ${true}  | ${'notafter-probe-vpc-0'} | ${'probe'}
  `('is $vantage where internal is $internal and the probe $probe', ({ internal, probe, vantage }) => {
    const target = { internal: internal as boolean, ...(probe !== undefined && { probe: probe as string }) };

    expect(vantageOf(target)).toBe(vantage);
  });
});
