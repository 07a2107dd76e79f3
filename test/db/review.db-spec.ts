import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext } from '@nestjs/common';
import { ReviewReader } from '../../src/review/review.reader.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { departmentUser, viewer } from '../setup/town.js';
import { AUGUST, NOVEMBER, OCTOBER, ReviewFixture, SEPTEMBER } from './review-fixture.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let fixture: ReviewFixture;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
});
beforeEach(async () => {
  fixture = await ReviewFixture.new(app);
});
afterAll(() => fresh.close());

const texts = (issues: string, measures: string | null = null, plans: string | null = null) => ({
  issues,
  measures,
  plans,
});
const refused = (status: number) => ({ status });

describe('課題・対応・次月の予定', () => {
  it('are there with the month, and beside the empty field in the next', async () => {
    const { review, clerk, citizens } = fixture;
    await review.write(
      clerk,
      SEPTEMBER,
      citizens.id,
      0,
      texts(' 印鑑が要る \r\n様式が多い', null, '様式を減らす'),
    );
    const october = await review.text(clerk, OCTOBER, citizens.id);
    expect(october).toMatchObject({ issues: null, plans: null, version: 0, monthState: 'open' });
    expect(october.previous).toEqual(texts('印鑑が要る \n様式が多い', null, '様式を減らす'));
  });

  it('of every department and the DX office are told, with who has written nothing', async () => {
    const { review, clerk, office, citizens, taxes } = fixture;
    await review.write(clerk, OCTOBER, citizens.id, 0, texts('印鑑が要る'));
    await review.write(office, OCTOBER, null, 0, texts('研修が足りない'));
    const whole = await review.ofMonth(viewer(fixture.town), OCTOBER);
    expect(whole.texts.map(({ departmentName, issues }) => [departmentName, issues])).toEqual([
      ['DX推進課', '研修が足りない'],
      ['市民課', '印鑑が要る'],
    ]);
    expect(whole.unwritten).toEqual([
      { departmentId: taxes.id, departmentCode: taxes.code, departmentName: '税務課' },
    ]);
    await review.write(clerk, OCTOBER, citizens.id, 1, texts(''));
    expect((await review.ofMonth(office, OCTOBER)).unwritten).toHaveLength(2);
  });

  it('of another department are neither shown to a department nor written by it', async () => {
    const { review, clerk, citizens, taxes } = fixture;
    await review.write(fixture.office, OCTOBER, taxes.id, 0, texts('税務だけの話'));
    expect(JSON.stringify(await review.ofMonth(clerk, OCTOBER))).not.toContain('税務');
    for (const id of [taxes.id, null]) {
      await expect(review.text(clerk, OCTOBER, id)).rejects.toMatchObject(refused(403));
      await expect(review.write(clerk, OCTOBER, id, 0, texts('x'))).rejects.toMatchObject(refused(403));
    }
    const reader = viewer(fixture.town);
    await expect(review.write(reader, OCTOBER, citizens.id, 0, texts('x'))).rejects.toMatchObject(
      refused(403),
    );
  });

  it('of another municipality are not there', async () => {
    const elsewhere = await ReviewFixture.new(app);
    const { review, office } = fixture;
    const theirs = elsewhere.citizens.id;
    await expect(review.text(office, OCTOBER, theirs)).rejects.toMatchObject(refused(404));
    await expect(review.write(office, OCTOBER, theirs, 0, texts('x'))).rejects.toMatchObject(refused(404));
    await expect(review.ofMonth(office, NOVEMBER)).rejects.toMatchObject(refused(404));
  });

  it('are locked once the month is closed, and may be put right when it is reopened', async () => {
    const { review, clerk, citizens } = fixture;
    await review.write(clerk, OCTOBER, citizens.id, 0, texts('印鑑が要る'));
    await fixture.setState(OCTOBER, 'closed');
    await expect(review.write(clerk, OCTOBER, citizens.id, 1, texts('別'))).rejects.toMatchObject({
      status: 409,
      code: 'month-not-open',
    });
    await fixture.setState(OCTOBER, 'open');
    const saved = await review.write(clerk, OCTOBER, citizens.id, 1, texts('押印は廃止済み'));
    expect(saved).toMatchObject({ issues: '押印は廃止済み', version: 2, writtenBy: '市民課' });
  });

  it('are not overwritten by a second editor: both versions come back', async () => {
    const { review, clerk, office, citizens } = fixture;
    const both = await Promise.allSettled([
      review.write(clerk, OCTOBER, citizens.id, 0, texts('市民課の版')),
      review.write(office, OCTOBER, citizens.id, 0, texts('DX推進課の版')),
    ]);
    const [lost] = both.filter((one) => one.status === 'rejected');
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(lost?.reason).toMatchObject({
      status: 409,
      particulars: { extensions: { yours: { version: 0 }, current: { version: 1 } } },
    });
    const { issues } = await review.text(clerk, OCTOBER, citizens.id);
    const again = await review.write(clerk, OCTOBER, citizens.id, 0, texts(String(issues)));
    expect(again.version).toBe(1);
  });
});

describe('an action', () => {
  it('comes back in every later month until it is done, and past months keep it as it stood', async () => {
    const { actions, clerk, office } = fixture;
    const { id, departmentId } = await actions.add(clerk, AUGUST, {
      content: '様式を減らす',
      dueMonth: SEPTEMBER,
    });
    expect(departmentId).toBe(fixture.citizens.id);
    await actions.change(clerk, SEPTEMBER, id, 1, { state: 'in-progress', comment: '係で検討中' });
    await actions.change(clerk, OCTOBER, id, 2, { state: 'done' });
    const listed = async (month: typeof AUGUST) =>
      (await actions.list(office, month)).map(({ state, overdue, carried }) => [state, overdue, carried]);
    expect(await listed(AUGUST)).toEqual([['not-started', false, 0]]);
    expect(await listed(SEPTEMBER)).toEqual([['in-progress', true, 1]]);
    expect(await listed(OCTOBER)).toEqual([['done', false, 2]]);
    const { steps, comment } = await actions.get(clerk, SEPTEMBER, id);
    expect(steps.map(({ month, state }) => [month, state])).toEqual([
      [AUGUST, 'not-started'],
      [SEPTEMBER, 'in-progress'],
    ]);
    expect(comment).toBe('係で検討中');
  });

  it('is told to the report as it stood at the month’s end, by a transaction of the report’s own', async () => {
    const { actions, office, citizens, database, town } = fixture;
    const owner = { departmentId: citizens.id, dueMonth: SEPTEMBER };
    await actions.add(office, AUGUST, { ...owner, content: '期限を過ぎたもの' });
    const { id } = await actions.add(office, OCTOBER, { ...owner, content: '次', dueMonth: NOVEMBER });
    const reader = app.get(ReviewReader);
    const october = await database.snapshot(town, (tx) => reader.reviewOf(tx, OCTOBER));
    expect(october.actions.map(({ number, content, overdue }) => [number, content, overdue])).toEqual([
      [1, '期限を過ぎたもの', true],
      [2, '次', false],
    ]);
    expect(october.counts).toEqual({ new: 1, open: 2, overdue: 1, done: 0, cancelled: 0 });
    expect(JSON.parse(JSON.stringify(october))).toEqual(october);
    const september = await database.snapshot(town, (tx) => reader.reviewOf(tx, SEPTEMBER));
    expect(september.actions.map((action) => action.id)).not.toContain(id);
  });

  it('may be given to any department by the DX office, and is managed by its owner alone', async () => {
    const { actions, office, clerk, citizens, taxes } = fixture;
    const { id } = await actions.add(office, OCTOBER, { content: '様式', dueMonth: NOVEMBER });
    await expect(actions.get(clerk, OCTOBER, id)).rejects.toMatchObject(refused(403));
    await actions.change(office, OCTOBER, id, 1, { departmentId: citizens.id });
    await actions.change(clerk, OCTOBER, id, 2, { comment: '引き受けました' });
    await expect(actions.change(clerk, OCTOBER, id, 3, { departmentId: taxes.id })).rejects.toMatchObject(
      refused(403),
    );
    const other = departmentUser(fixture.town, taxes);
    await expect(actions.change(other, OCTOBER, id, 3, { state: 'done' })).rejects.toMatchObject(
      refused(403),
    );
    await expect(
      actions.add(other, OCTOBER, { content: 'x', dueMonth: NOVEMBER, departmentId: citizens.id }),
    ).rejects.toMatchObject(refused(403));
    expect(await actions.list(other, OCTOBER)).toEqual([]);
    expect(await actions.list(clerk, OCTOBER)).toHaveLength(1);
    await expect(
      actions.change(viewer(fixture.town), OCTOBER, id, 3, { state: 'done' }),
    ).rejects.toMatchObject(refused(403));
  });

  it('of another municipality is not there', async () => {
    const elsewhere = await ReviewFixture.new(app);
    const { id } = await elsewhere.actions.add(elsewhere.clerk, OCTOBER, {
      content: 'x',
      dueMonth: NOVEMBER,
    });
    const { actions, office, clerk } = fixture;
    await expect(actions.get(office, OCTOBER, id)).rejects.toMatchObject(refused(404));
    await expect(actions.change(clerk, OCTOBER, id, 1, { state: 'done' })).rejects.toMatchObject(
      refused(404),
    );
    const theirs = { content: 'x', dueMonth: NOVEMBER, departmentId: elsewhere.citizens.id };
    await expect(actions.add(office, OCTOBER, theirs)).rejects.toMatchObject(refused(404));
  });

  it('cannot be moved with a closed month; once it is reopened a correction leaves later months alone', async () => {
    const { actions, clerk } = fixture;
    const { id } = await actions.add(clerk, AUGUST, { content: 'x', dueMonth: NOVEMBER });
    await actions.change(clerk, OCTOBER, id, 1, { state: 'in-progress' });
    await fixture.setState(SEPTEMBER, 'closed');
    const correct = () =>
      actions.change(clerk, SEPTEMBER, id, 2, { state: 'cancelled', comment: '9月には取りやめていた' });
    await expect(correct()).rejects.toMatchObject({ code: 'month-not-open' });
    await fixture.setState(SEPTEMBER, 'open');
    expect(await correct()).toMatchObject({ state: 'cancelled', since: SEPTEMBER });
    expect(await actions.get(clerk, OCTOBER, id)).toMatchObject({ state: 'in-progress', version: 3 });
    await expect(actions.get(clerk, OCTOBER, id)).resolves.toMatchObject({ carried: 2 });
  });

  it('is one where its form was sent twice, and numbered without gaps where many are added at once', async () => {
    const { actions, clerk, office } = fixture;
    const input = { content: '様式を減らす', dueMonth: NOVEMBER };
    const first = await actions.add(clerk, OCTOBER, input);
    await actions.add(clerk, OCTOBER, input, first.id);
    await Promise.all([1, 2, 3, 4].map(() => actions.add(office, OCTOBER, input)));
    const numbers = (await actions.list(office, OCTOBER)).map(({ number }) => number);
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
    const again = { comment: '見積り待ち' };
    await actions.change(clerk, OCTOBER, first.id, 1, again);
    expect(await actions.change(clerk, OCTOBER, first.id, 1, again)).toMatchObject({ version: 2 });
  });

  it('changed by two people comes back with both versions', async () => {
    const { actions, clerk, office } = fixture;
    const { id } = await actions.add(clerk, OCTOBER, { content: 'x', dueMonth: NOVEMBER });
    await actions.change(office, OCTOBER, id, 1, { content: 'DX推進課の言葉' });
    await expect(actions.change(clerk, OCTOBER, id, 1, { state: 'done' })).rejects.toMatchObject({
      status: 409,
      particulars: {
        extensions: {
          yours: { state: 'done', version: 1 },
          current: { content: 'DX推進課の言葉', version: 2 },
        },
      },
    });
  });

  it('has a history that nobody can alter, and is in 操作の記録', async () => {
    const { actions, clerk, database, town } = fixture;
    const { id } = await actions.add(clerk, OCTOBER, { content: 'x', dueMonth: NOVEMBER });
    await actions.change(clerk, OCTOBER, id, 1, { state: 'cancelled', comment: '国の様式に統一' });
    const alter = (sql: string) => database.transaction(town, (tx) => tx.execute(sql, []));
    await expect(alter(`UPDATE review_action_step SET content = 'y'`)).rejects.toThrow();
    await expect(alter(`DELETE FROM review_action_step`)).rejects.toThrow();
    const events = await database.transaction(town, (tx) =>
      tx.query(`SELECT action, before, after FROM audit_event WHERE subject_id = $1 ORDER BY id`, [id]),
    );
    expect(events).toMatchObject([
      { action: 'review-action.add', after: { month: OCTOBER, content: 'x' } },
      {
        action: 'review-action.change',
        before: { state: 'not-started' },
        after: { state: 'cancelled', comment: '国の様式に統一' },
      },
    ]);
  });
});
