import type { Certificate } from '../../lambda/domain/certificate/certificate';
import { DAY_MS, HOUR_MS, plusMilliseconds } from '../../lambda/domain/instant';
import { NOW } from './instant';

/** The validity of a certificate that lives so many days and has so much left; without `days`, its beginning is not known. */
export function aLife({
  days,
  hoursLeft,
  millisecondsMore = 0,
}: {
  readonly days?: number;
  readonly hoursLeft: number;
  readonly millisecondsMore?: number;
}): Pick<Required<Certificate>, 'notAfter'> & { readonly notBefore: Certificate['notBefore'] | undefined } {
  const notAfter = plusMilliseconds(NOW, hoursLeft * HOUR_MS + millisecondsMore);
  return { notAfter, notBefore: days === undefined ? undefined : plusMilliseconds(notAfter, -days * DAY_MS) };
}
