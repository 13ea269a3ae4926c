import type { HowTo } from '../runbook';

/** A marked page, and its end. */
export const proveTheWay: HowTo = {
  title: 'Prove the whole way',
  steps: [{ say: 'A marked page, and its end:', run: ['npx notafter drill'] }],
};
