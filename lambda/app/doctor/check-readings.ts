import { cellName } from '../../domain/inventory/cell';
import type { Inventory } from '../../domain/inventory/inventory';
import type { Trails } from '../../domain/inventory/trails';
import { atMost, counted, GAP_WORDS } from '../../domain/wording';
import type { Check } from './check';
import type { DoctorEvidence } from './evidence';

const CELLS_SHOWN = 5;

/** The permissions of the scanner, as far as its last reading shows them, and whether changes are heard of. */
export function checkReadings({ snapshot }: DoctorEvidence): readonly Check[] {
  switch (snapshot?.kind) {
    case undefined:
    case 'absent':
      return [
        { check: 'readings', status: 'warn', says: 'there is no inventory yet', todo: 'Wait for the first scan.' },
      ];
    case 'spoiled':
    case 'unreadable':
      return [{ check: 'readings', status: 'unknown', says: `the last inventory cannot be read: ${snapshot.because}` }];
    case 'read':
      return [...checkCells(snapshot.inventory), ...(snapshot.inventory.trails ?? []).map(checkTrails)];
  }
}

function checkCells({ cells }: Inventory): readonly Check[] {
  const unread = cells.flatMap((cell) => ('unreadSince' in cell ? [cell] : []));
  const denied = unread.filter(({ status }) => status === 'denied');
  const others = unread.filter(({ status }) => status !== 'denied');
  const inWords = (some: typeof unread) =>
    atMost(
      CELLS_SHOWN,
      some.map((cell) => `${cellName(cell)} ${GAP_WORDS[cell.reason]}`),
    ).join(', ');
  const wanted = cells.filter(({ status }) => status !== 'skipped').length;
  if (unread.length === 0) return [{ check: 'readings', status: 'ok', says: `${counted(wanted, 'cell')} read whole` }];
  return [
    ...(denied.length === 0
      ? []
      : [{ check: 'permissions', status: 'fail' as const, says: inWords(denied), todo: GRANT }]),
    ...(others.length === 0
      ? []
      : [{ check: 'readings', status: 'warn' as const, says: inWords(others), todo: AGAIN }]),
  ];
}

const GRANT =
  'Deploy anew, `npx cdk deploy --all`, so that the role has what this version needs; what a policy of the organization denies, only its owners can grant.';
const AGAIN = 'Wait for the next scan: what could not be read is read again, and told when it stays so.';

function checkTrails({ region, trails }: Trails): Check {
  const check = `trails ${region}`;
  if (trails !== 'unreadable' && trails.some(({ writes }) => writes === 'logged'))
    return { check, status: 'ok', says: 'changes are heard of' };
  if (trails === 'unreadable' || trails.some(({ writes }) => writes === 'unreadable'))
    return { check, status: 'unknown', says: 'the trails of CloudTrail could not be read' };
  const todo = 'Create a trail of all regions that logs management events: `aws cloudtrail create-trail`.';
  return { check, status: 'warn', says: 'no trail logs what people change: the schedule alone sees it', todo };
}
