import { hasAlert } from '../domain/judging/alerting';
import type { AnnotationReading } from '../domain/use/annotation';
import { planAnnotations } from '../domain/use/annotation-plan';
import { annotationsAfter } from '../domain/use/annotations-after';
import type { Certificate } from '../domain/certificate/certificate';
import type { Inventory } from '../domain/inventory/inventory';
import type { Rule, RuleContext } from '../domain/rules/rule';
import { viewOf } from '../domain/judging/view-of';
import type { Clock, Sources } from './ports';

/** By which it is known what will be told, and what is known from before. */
export interface AnnotationRequest extends Pick<RuleContext, 'policy' | 'scanEveryMinutes'> {
  readonly last?: Inventory;
  readonly rules: readonly Rule<Certificate>[];
  /** Hears of each reading of tags and host names. */
  readonly onAnnotations?: (reading: AnnotationReading) => void;
}

/**
 * Adds to an inventory what a human will look for in the messages that it leads to: owners from tags, host names from rules.
 *
 * Asks only about certificates that are told of and what uses them; what is younger than a day is not asked for again. What cannot be read stays as it was:
 * no verdict depends on it.
 */
export async function annotate(
  { sources, clock }: { readonly sources: Pick<Sources, 'tags' | 'listenerHosts'>; readonly clock: Clock },
  request: AnnotationRequest,
  inventory: Inventory,
): Promise<Inventory> {
  const now = clock.now();
  const known = request.last?.annotations ?? {};
  const view = viewOf({ ...inventory, annotations: known }, { ...request, now });
  const context: RuleContext = { ...request, now, view };
  const told = inventory.certificates.filter((certificate) => hasAlert(certificate, request.rules, context));
  const plan = planAnnotations(told, view, now);

  const readings = await Promise.all([
    ...[...plan.tags].map(async ([place, arns]) => sources.tags(place, arns)),
    ...[...plan.hosts].map(async ([place, listeners]) => sources.listenerHosts(place, listeners)),
  ]);
  for (const reading of readings) request.onAnnotations?.(reading);
  const annotations = annotationsAfter(known, readings, inventory);
  return Object.keys(annotations).length === 0 ? inventory : { ...inventory, annotations };
}
