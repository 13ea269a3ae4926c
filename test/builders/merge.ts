import type { Inventory } from '../../lambda/domain/inventory/inventory';
import { mergeInventory } from '../../lambda/domain/inventory/merge-inventory';
import type { CellReading, DetailReading } from '../../lambda/domain/inventory/reading';
import { ACCOUNT, HOME } from './certificate';
import { hoursFromNow, NOW } from './instant';
import { anInventory } from './inventory';

/** When the inventory before this run was taken. */
export const EARLIER = hoursFromNow(-1);

/** Every cell of an account with one region. */
export const HOME_CELLS = [
  { region: 'global', source: 'regions' },
  { region: 'global', source: 'iam' },
  { region: 'global', source: 'cloudfront' },
  { region: HOME, source: 'acm' },
  { region: HOME, source: 'appsync' },
  { region: HOME, source: 'elb' },
  { region: HOME, source: 'elbv2' },
] as const;

/** The inventory before this run. */
export const before = (content: Partial<Inventory> = {}): Inventory => anInventory({ takenAt: EARLIER, ...content });

/** The inventory of an account with one region after some readings. */
export const merged = (
  last: Inventory | undefined,
  readings: readonly CellReading[],
  details: readonly DetailReading[] = [],
): Inventory => mergeInventory(last, readings, details, { now: NOW, account: ACCOUNT, expectedCells: HOME_CELLS });
