import * as z from 'zod/mini';
import type { CellRequest } from '../domain/inventory/cell-request';
import type { NonEmpty } from '../domain/ids';
import { SOURCE_NAMES } from '../domain/inventory/source';
import { placeSchema, resourceArnSchema } from './identifiers';
import { problemOf } from './problem';

const cell = z.object({
  region: placeSchema,
  source: z.enum(SOURCE_NAMES),
  listeners: z.exactOptional(z.tuple([resourceArnSchema], resourceArnSchema)),
});

const cellsSchema = z.object({ cells: z.tuple([cell], cell) });

/** Absent: the whole account. */
export interface ScanEvent {
  readonly cells?: NonEmpty<CellRequest>;
}

/**
 * What an invocation of `scan` asks for: `{ "cells": [{ "region": "eu-west-1", "source": "acm" }] }`, or with anything that names no cells,
 * such as the event of a schedule, everything. Of load balancers `listeners` names those to read. Throws on malformed cells: reading less than was asked for would look like having read it.
 */
export function readScanEvent(event: unknown): ScanEvent {
  if (typeof event !== 'object' || event === null || !('cells' in event)) return {};
  const { data, error } = cellsSchema.safeParse(event);
  if (error !== undefined) throw new Error(`the event asks for cells that nobody knows: ${problemOf(error, event)}`);
  return data;
}
