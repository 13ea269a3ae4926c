import type { Publication } from '../../lambda/notifiers/sns/publication';

/** The basic alphabet of GSM 03.38, and its extension, each character of which counts twice. */
const BASIC = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/;
const EXTENSION = /^[\f^{}\\[~\]|€]$/;

/** Units of one SMS: of 160 in the GSM alphabet, of 70 in UCS-2 where a character is in none. */
export function smsParts(text: string): number {
  const units = Array.from(text, (character) =>
    BASIC.test(character) ? 1 : EXTENSION.test(character) ? 2 : undefined,
  );
  const known = units.filter((unit) => unit !== undefined);
  if (known.length < units.length) return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
  const sum = known.reduce((total, unit) => total + unit, 0);
  return sum <= 160 ? 1 : Math.ceil(sum / 153);
}

/** What SNS would refuse of a Publish, or not deliver to all, as of its API reference and developer guide. */
export function problemsOfPublication({
  Message = '',
  Subject = '',
  MessageStructure,
  MessageAttributes,
}: Publication): readonly string[] {
  const attributes = Object.entries(MessageAttributes);
  const size = attributes.reduce(
    (sum, [name, { DataType = '', StringValue = '' }]) => sum + Buffer.byteLength(name + DataType + StringValue),
    Buffer.byteLength(Message + Subject),
  );
  return [
    ...(size > 262_144 ? ['it is longer than 262,144 bytes'] : []),
    ...(MessageStructure === 'json' ? problemsOfForms(Message) : []),
    ...(/^[!-~][ -~]{0,98}$/.test(Subject) ? [] : ['its subject has 100 characters, a line break or more than ASCII']),
    ...(attributes.length > 10 ? ['it has more than ten attributes, which raw delivery discards'] : []),
    ...attributes.flatMap(([name, { DataType, StringValue }]) => problemsOfAttribute(name, DataType, StringValue)),
  ];
}

function problemsOfForms(text: string): readonly string[] {
  const forms = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const known = ['default', 'email', 'sms', 'https'];
  return [
    ...(typeof forms['default'] === 'string' ? [] : ['it has no default form']),
    ...Object.entries(forms).flatMap(([form, value]) =>
      known.includes(form) && typeof value === 'string' ? [] : [`${form} is no form of a message`],
    ),
    ...(typeof forms['sms'] === 'string' && smsParts(forms['sms']) > 1 ? ['its SMS has several parts'] : []),
  ];
}

function problemsOfAttribute(name: string, type: string | undefined, value = ''): readonly string[] {
  return [
    ...(/^(?!aws\.|amazon\.|\.)(?!.*\.\.)[\w.-]{1,256}$/i.test(name) && !name.endsWith('.')
      ? []
      : [`${name} is no name of an attribute`]),
    ...(value === '' ? [`${name} is empty`] : []),
    ...(type === 'String' || (type === 'String.Array' && isListOfTexts(value)) ? [] : [`${name} is not of its type`]),
  ];
}

function isListOfTexts(text: string): boolean {
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) && list.length > 0 && list.every((item) => typeof item === 'string');
}
