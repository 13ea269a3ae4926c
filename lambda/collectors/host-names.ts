import type { Rule, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';

/** The host names of a listener's rules, in their order, each once. */
export const hostNamesOf = (rules: readonly Rule[]): readonly string[] => [
  ...new Set(rules.flatMap(({ Conditions: conditions = [] }) => conditions.flatMap(namesIn)).filter(Boolean)),
];

/** `Values` is how conditions were written before 2019; AWS still shows both. */
const namesIn = ({ Field: field, HostHeaderConfig: config, Values: values }: RuleCondition): readonly string[] =>
  field === 'host-header' ? (config?.Values ?? values ?? []) : [];
