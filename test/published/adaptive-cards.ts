import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';

/** Of hosts, not of cards: the parser of cards does not know it. */
const OF_TEAMS = 'msteams';

/**
 * What the published library of Adaptive Cards finds wrong with a card of version 1.5: elements and values that it does not know, what must be there and
 * is not, and what it overlooks, because there is no such property.
 */
export function problemsOfCard(sent: Readonly<Record<string, unknown>>): readonly string[] {
  const card = Object.fromEntries(Object.entries(sent).filter(([key]) => key !== OF_TEAMS));
  const parsed = new AdaptiveCard();
  const reading = new SerializationContext(Versions.v1_5);
  parsed.parse(card, reading);
  return [
    ...Array.from({ length: reading.eventCount }, (_, index) => reading.getEventAt(index).message),
    ...parsed.validateProperties().validationEvents.map(({ message }) => message),
    ...overlooked(card, parsed.toJSON(new SerializationContext(Versions.v1_5))),
  ];
}

/** The paths of what is in the card and not in what was read of it. */
function overlooked(sent: unknown, read: unknown, path = ''): readonly string[] {
  if (Array.isArray(sent))
    return sent.flatMap((item, index) =>
      overlooked(item, Array.isArray(read) ? read[index] : undefined, `${path}/${index}`),
    );
  if (typeof sent !== 'object' || sent === null) return sent === read ? [] : [`${path} is not read as it is`];
  return Object.entries(sent).flatMap(([key, value]) =>
    // What is the default need not be said.
    value === 'default'
      ? []
      : overlooked(value, (read as Readonly<Record<string, unknown>> | undefined)?.[key], `${path}/${key}`),
  );
}
