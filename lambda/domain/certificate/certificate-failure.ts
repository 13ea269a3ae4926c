import type { Certificate } from './certificate';
import type { Facts, Verdict } from '../finding';
import type { Instant } from '../instant';
import type { InventoryView } from '../inventory/inventory-view';
import type { Alert } from '../severity';
import type { Use } from '../use/use';
import { atMost, counted, GAP_WORDS, labelOf } from '../wording';

const GAPS_SHOWN = 5;

const REASONS: Readonly<Record<Extract<Use, { kind: 'used' }>['because'][number], string>> = {
  attached: 'attached',
  'in-use': 'in use',
  exported: 'exported',
  'acme-origin': 'held by an ACME client',
};

/** What is wrong with a certificate that somebody uses. */
export interface Trouble {
  readonly severity: Alert;
  /** What is so, to follow the name of the certificate: `expired on 2026-11-19 08:00 UTC`. */
  readonly what: string;
  readonly facts: Facts;
  /** When it begins to hurt, or did. */
  readonly deadline: Instant | undefined;
}

/** The one place where use counts: `unused` is never above info, unknown is told and counts as used. */
export function failureOf(certificate: Certificate, trouble: Trouble, view: InventoryView): Verdict {
  const use = view.useOf(certificate);
  const summary = `${labelOf(certificate)} ${trouble.what}; ${impactOf(use, view.attachmentsOf(certificate)?.length)}`;
  const facts = { ...trouble.facts, use: use.kind };
  if (use.kind === 'unused') return { kind: 'fail', severity: 'info', because: 'unused', summary, facts };
  return { kind: 'fail', severity: trouble.severity, summary, facts, ...deadlineAt(trouble.deadline) };
}

/** The deadline of a finding, if it has one. */
export const deadlineAt = (deadline: Instant | undefined): { readonly deadline?: Instant } =>
  deadline === undefined ? {} : { deadline };

function impactOf(use: Use, attachments = 0): string {
  switch (use.kind) {
    case 'unused':
      return 'unused';
    case 'unknown':
      return `use not proven: ${gapsOf(use).join(', ')}`;
    case 'used':
      return attachments > 0
        ? counted(attachments, 'attachment')
        : use.because.map((reason) => REASONS[reason]).join(', ');
  }
}

const gapsOf = ({ missing }: Extract<Use, { kind: 'unknown' }>): readonly string[] =>
  atMost(GAPS_SHOWN, [...new Set(missing.map(({ cell, because }) => `${cell.region} ${GAP_WORDS[because]}`))]);
