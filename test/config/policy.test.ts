import { DEFAULT_SETTINGS_POLICY, parseSettings } from '../../lambda/contract/settings';
import { policyOverrides, policyWith } from '../../lib/config/policy';
import { settingsOf } from '../../lib/config/settings';

/** Every number of a policy as the override that names it alone, with another value. */
function overridesOf(value: object): [string, object][] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'number'
      ? [[key, { [key]: inner === 1 ? 2 : 1 }]]
      : overridesOf(inner as object).map(([path, override]): [string, object] => [
          `${key}.${path}`,
          { [key]: override },
        ]),
  );
}

describe('policyWith', () => {
  test('is the default without overrides', () => {
    expect(policyWith()).toEqual(DEFAULT_SETTINGS_POLICY);
  });

  test.each(overridesOf(DEFAULT_SETTINGS_POLICY))(
    'takes %s from the configuration and leaves the rest alone',
    (path, override) => {
      expect(policyOverrides.safeParse(override).success).toBe(true);

      const policy = policyWith(override);

      expect(policy).toMatchObject(override);
      expect(policy).not.toHaveProperty(path, valueAt(DEFAULT_SETTINGS_POLICY, path));
      expect(countOfDifferences(policy, DEFAULT_SETTINGS_POLICY)).toBe(1);
    },
  );

  test('adds a limit that the default does not have', () => {
    expect(policyWith({ legacy: { critical: { lifetimeDivisor: 6 } } }).legacy.critical).toEqual({
      days: 30,
      lifetimeDivisor: 6,
    });
  });
});

describe('settings', () => {
  test('are read by the functions as they were written', () => {
    const settings = settingsOf(
      {
        accountName: 'payments-prod',
        runbooks: 'https://git.example.com/docs/rules',
        pages: { pagerduty: {} },
        policy: { use: { proofHours: 6 } },
      },
      'eu-west-1',
      {},
    );

    expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
  });

  test('of another kind are refused in one sentence', () => {
    expect(() => parseSettings('{"schemaVersion":2}')).toThrow(
      /^settings\.json: schemaVersion must be one of 1, got 2$/,
    );
  });
});

const flatten = (value: object, path = ''): readonly string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' ? flatten(inner as object, `${path}${key}.`) : [`${path}${key}=${String(inner)}`],
  );

const valueAt = (value: object, path: string): unknown =>
  flatten(value)
    .filter((line) => line.startsWith(`${path}=`))
    .map((line) => Number(line.slice(path.length + 1)))[0];

const countOfDifferences = (left: object, right: object): number => {
  const known = new Set(flatten(right));
  return flatten(left).filter((line) => !known.has(line)).length;
};
