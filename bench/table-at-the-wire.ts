/** An item or a key as DynamoDB spells it. */
type Attributes = Readonly<Record<string, unknown>>;

interface Write {
  readonly Key: Attributes;
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Attributes;
}

interface Asked extends Write {
  readonly RequestItems: Readonly<Record<string, { readonly Keys: readonly Attributes[] }>>;
  readonly TransactItems: readonly { readonly Update?: Write; readonly Delete?: Write }[];
}

/** DynamoDB for one writer, as far as a scan asks it: every condition holds, and a list is a list of all that begins so. */
export function tableAtTheWire(): (operation: string, body: string) => object {
  const items = new Map<string, Attributes>();
  const update = ({ Key, UpdateExpression = '', ...names }: Write): void =>
    void items.set(nameOf(Key), { ...updated({ ...items.get(nameOf(Key)), ...Key }, UpdateExpression, names) });
  const answers: Readonly<Record<string, (asked: Asked) => object>> = {
    GetItem: ({ Key }) => ({ Item: items.get(nameOf(Key)) }),
    BatchGetItem: ({ RequestItems }) => ({
      Responses: Object.fromEntries(
        Object.entries(RequestItems).map(([table, { Keys }]) => [
          table,
          Keys.flatMap((key) => items.get(nameOf(key)) ?? []),
        ]),
      ),
      UnprocessedKeys: {},
    }),
    Query: ({ ExpressionAttributeValues: values }) => ({
      Items: [...items].filter(([name]) => name.startsWith(textIn(values?.[':prefix']))).map(([, item]) => item),
    }),
    UpdateItem: (asked) => (update(asked), {}),
    DeleteItem: ({ Key }) => (items.delete(nameOf(Key)), {}),
    TransactWriteItems: ({ TransactItems }) => {
      for (const { Update, Delete } of TransactItems) {
        if (Update !== undefined) update(Update);
        if (Delete !== undefined) items.delete(nameOf(Delete.Key));
      }
      return {};
    },
  };
  return (operation, body) => {
    const answer = answers[operation];
    if (answer === undefined) throw new Error(`no table answers ${operation}`);
    return answer(JSON.parse(body) as Asked);
  };
}

const textIn = (value: unknown): string => (value as { readonly S?: string } | undefined)?.S ?? '';
const nameOf = (key: Attributes): string => textIn(key['item']);

/** Of `SET #n0 = :v0, … REMOVE #n1, …`, which is all that our table writes. */
function updated(item: Attributes, expression: string, write: Omit<Write, 'Key'>): Attributes {
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = write;
  const [sets = '', removes = ''] = expression.split('REMOVE ');
  const set = [...sets.matchAll(/(#\w+) = (:\w+)/g)].map(
    ([, name = '', value = '']) => [names[name] ?? '', values[value]] as const,
  );
  const gone = new Set([...removes.matchAll(/#\w+/g)].map(([name]) => names[name]));
  const next = [...Object.entries(item), ...set] as const;
  return Object.fromEntries(next.filter(([name]) => !gone.has(name)));
}
