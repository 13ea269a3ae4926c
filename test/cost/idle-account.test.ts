import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { costPage } from '../../lib/cost/cost-page';
import { idleStackTemplate } from '../../lib/cost/idle-stack';
import { BUDGET_USD, monthlyCost, totalOf } from '../../lib/cost/monthly-cost';
import { pricedTemplate } from '../../lib/cost/template';
import { IDLE_ACCOUNT } from '../../lib/cost/usage';

let template: unknown;

describe('an idle account', () => {
  beforeAll(() => {
    template = idleStackTemplate();
  });

  test('costs no more than the budget', () => {
    const total = totalOf(monthlyCost(template, IDLE_ACCOUNT));

    expect(total).toBeLessThanOrEqual(BUDGET_USD);
    expect(total).toBeGreaterThan(0.5);
  });

  test('has no customer key, one secret, one alarm, one metric of its own, two schedules', () => {
    const { keys, secrets, alarms, customMetrics, schedules } = pricedTemplate(template);

    expect({ keys, secrets: secrets + IDLE_ACCOUNT.secrets, alarms, customMetrics }).toEqual({
      keys: 0,
      secrets: 1,
      alarms: 1,
      customMetrics: 1,
    });
    expect(schedules.map(({ functionName, minutes }) => [functionName, minutes])).toEqual([
      ['notafter-scan', 60],
      ['notafter-announce', 1],
    ]);
  });

  test('is described in docs/cost.md as it is: if not, run `npm run docs`', () => {
    const page = readFileSync(path.join(__dirname, '../../docs/cost.md'), 'utf8');

    expect(page).toBe(costPage(template));
  });
});
