import { type CellRequest, isSameCell } from '../domain/inventory/cell-request';
import { certificateAuthoritiesAfter } from '../domain/certificate/certificate-authorities-after';
import { certificateAuthoritiesToAsk } from '../domain/certificate/certificate-authorities-to-ask';
import type { Region } from '../domain/ids';
import type { Inventory } from '../domain/inventory/inventory';
import type { Clock, Sources } from './ports';

/** What is known from before, and which cells this run reads; absent: all. */
export interface AuthoritiesRequest {
  readonly last?: Inventory;
  readonly cells?: readonly CellRequest[];
}

/** Adds to an inventory the state of the private CAs that its certificates name: one call for each, where this run reads certificates. What was not asked for stays as it was. */
export async function askAuthorities(
  { sources, clock }: { readonly sources: Pick<Sources, 'certificateAuthorities'>; readonly clock: Clock },
  { last, cells }: AuthoritiesRequest,
  inventory: Inventory,
): Promise<Inventory> {
  const isRead = (region: Region): boolean =>
    cells === undefined || cells.some((cell) => isSameCell(cell, { region, source: 'acm' }));
  const wanted = [...certificateAuthoritiesToAsk(inventory, clock.now())].filter(([region]) => isRead(region));
  const readings = await Promise.all(
    wanted.map(async ([region, arns]) => sources.certificateAuthorities(region, arns)),
  );
  const certificateAuthorities = certificateAuthoritiesAfter(last?.certificateAuthorities, readings, inventory);
  return { ...inventory, ...(certificateAuthorities && { certificateAuthorities }) };
}
