import type { EventBridgeHandler } from 'aws-lambda';
import { putChange } from '../app/ledger/rescans';
import { readChangeEvent } from '../contract/change-event';
import { account, loggerOf, openLedger } from './wiring';

const logger = loggerOf('on-change-event');
const ledger = openLedger();

/** Asks for a new reading of what somebody changed, and keeps who it was until it is read. */
export const handler: EventBridgeHandler<string, unknown, void> = async (event, context) => {
  logger.addContext(context);
  const reading = readChangeEvent(event, account);
  if (reading.kind === 'foreign') {
    logger.warn(`the event ${reading.because}`, { id: event.id, source: event.source });
    return;
  }
  const { change, cells } = reading;
  await putChange(ledger, change, cells);
  logger.info('reading asked for', {
    change: change.id,
    action: change.action,
    cells: cells.map(({ region, source, listeners }) => ({ region, source, listeners: listeners?.length })),
  });
};
