import { lookBack } from '../../../lambda/app/migrate/as-before';
import { aTarget } from '../../builders/migration';
import { aStage, named } from './stage';

describe('how all stands beside what a plan saw', () => {
  const standings = async ({ model, clock, operation }: ReturnType<typeof aStage>) => [
    ...(
      (await clock.run(lookBack({ ...operation, ports: model.ports() }), () => false)) as Awaited<
        ReturnType<typeof lookBack>
      >
    ).values(),
  ];

  test('is as before until something is moved, and once it is put back', async () => {
    const stage = aStage();
    const seen = [await standings(stage)];
    await stage.apply();
    seen.push(await standings(stage));
    await stage.back();
    seen.push(await standings(stage));

    expect(seen).toEqual(['as-before', 'otherwise', 'as-before'].map((one) => [one, one, one]));
  });

  test('is not as before where the journal that knew what was begun is lost', async () => {
    const stage = aStage();
    await stage.apply();
    stage.model.journal.length = 0;

    await stage.back();

    expect(await standings(stage)).toEqual(['otherwise', 'otherwise', 'otherwise']);
  });

  test('of what is gone or cannot be read says so', async () => {
    const targets = ['edge-1', 'edge-2'].map((name) => aTarget({ name }));
    const stage = aStage({
      targets,
      troubles: {
        [named('edge-1')]: { readings: [{ kind: 'gone' }] },
        [named('edge-2')]: { readings: [{ kind: 'unreadable', because: 'no-permission' }] },
      },
    });

    expect(await standings(stage)).toEqual(['gone', 'unreadable']);
  });
});
