import type { EventBridgeHandler } from 'aws-lambda';
import { putRescan } from '../app/ledger/rescans';
import { readCertificateEvent } from '../contract/certificate-event';
import { account, loggerOf, openLedger } from './wiring';

const logger = loggerOf('on-certificate-event');
const ledger = openLedger();

/** Asks for a new reading of ACM where something happened to a certificate. Floods of events become one request a region. */
export const handler: EventBridgeHandler<string, unknown, void> = async (event, context) => {
  logger.addContext(context);
  const reading = readCertificateEvent(event, account);
  if (reading.kind === 'foreign') {
    logger.warn(`the event ${reading.because}`, { id: event.id, source: event.source });
    return;
  }
  await putRescan(ledger, { region: reading.region, source: 'acm' });
  logger.info('reading asked for', { region: reading.region, detailType: event['detail-type'] });
};
