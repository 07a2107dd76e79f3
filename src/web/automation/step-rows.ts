import {
  type EnteredLaterStepDto,
  type EnteredStepDto,
  type ProcessFlow,
} from '../../automation/process/process.dto.js';
import { Fragment, h } from 'preact';
import { foldNumeral } from '../../kernel/numeral.js';
import { type Field } from '../form/field.js';
import { FormDescription } from '../form/form-description.js';
import { type FormBody, textOf } from '../http/form-body.js';

export const SIDES = ['before', 'after'] as const;
export type Side = (typeof SIDES)[number];

/** A step as its row of the form has it; `replaces` only after: numbers of steps before, `2、3`. */
export interface StepRow {
  step: string;
  name: string;
  actor: string;
  minutes: string;
  times: string;
  per: string;
  byMachine: boolean;
  replaces: string;
}

export type StepRows = Readonly<Record<Side, readonly StepRow[]>>;

/** As many steps as a side may have. */
const MOST_STEPS = 100;
const TEXTS = ['step', 'name', 'actor', 'minutes', 'times', 'per', 'replaces'] as const;

export const BLANK: StepRow = {
  step: 'other',
  name: '',
  actor: '',
  minutes: '',
  times: '1',
  per: 'case',
  byMachine: false,
  replaces: '',
};

/** The rows a form posts, in its order. */
export function postedRows(form: FormBody): StepRows {
  const side = (name: Side) => {
    const count = Math.min(Number(textOf(form, `${name}.count`)) || 0, MOST_STEPS);
    return Array.from({ length: count }, (_, at): StepRow => {
      const at_ = `${name}.${at}`;
      const texts = Object.fromEntries(TEXTS.map((field) => [field, textOf(form, `${at_}.${field}`).trim()]));
      return { ...BLANK, ...texts, byMachine: textOf(form, `${at_}.byMachine`) === 'on' };
    });
  };
  return { before: side('before'), after: side('after') };
}

/** The rows of a flow; three blank ones on a side that has none. */
function rowsOf({ before, after }: ProcessFlow): StepRows {
  const row = (step: EnteredStepDto, replaces: readonly number[] = []): StepRow => ({
    ...step,
    minutes: step.minutes ?? '',
    replaces: replaces.join('、'),
  });
  const orBlank = (rows: StepRow[]) => (rows.length === 0 ? [BLANK, BLANK, BLANK] : rows);
  return {
    before: orBlank(before.map((step) => row(step))),
    after: orBlank(after.map((step: EnteredLaterStepDto) => row(step, step.replaces))),
  };
}

/** What a button of the form does to the rows: `add before`, `remove after 2`, `up before 1`, `down after 0`. */
export function rearranged(rows: StepRows, button: string): StepRows {
  const [, act, name = '', place = '0'] =
    /^(add|remove|up|down) (before|after)(?: (\d+))?$/.exec(button) ?? [];
  const side = SIDES.find((one) => one === name);
  if (!side) return rows;
  const at = Number(place);
  const order = rows[side].map((_, index) => index);
  if (act === 'add') return { ...rows, [side]: [...rows[side], BLANK].slice(0, MOST_STEPS) };
  if (act === 'remove') order.splice(at, 1);
  if (act === 'up' && at > 0) order.splice(at - 1, 2, at, at - 1);
  if (act === 'down' && at < order.length - 1) order.splice(at, 2, at + 1, at);
  return inOrder(rows, side, order);
}

/** Rows nobody filled in are left out. */
export function filledRows(rows: StepRows): StepRows {
  return SIDES.reduce(
    (left, side) =>
      inOrder(
        left,
        side,
        left[side].flatMap(({ name, actor, minutes }, at) => (name + actor + minutes === '' ? [] : [at])),
      ),
    rows,
  );
}

/** The body for the API. */
function flowBody({ before, after }: StepRows): Record<Side, object[]> {
  const body = ({ step, name, actor, minutes, times, per, byMachine }: StepRow) => ({
    step,
    name,
    actor,
    minutes: minutes === '' ? null : foldNumeral(minutes),
    times: foldNumeral(times) || '1',
    per,
    byMachine,
  });
  return {
    before: before.map(body),
    after: after.map((row) => ({ ...body(row), replaces: numbersIn(row.replaces) })),
  };
}

/** The rows as a form posts them. */
export function bodyOf(rows: StepRows): FormBody {
  const side = (name: Side) => [
    [`${name}.count`, String(rows[name].length)],
    ...rows[name].flatMap((row, at) => [
      ...TEXTS.map((field) => [`${name}.${at}.${field}`, row[field]]),
      [`${name}.${at}.byMachine`, row.byMachine ? 'on' : ''],
    ]),
  ];
  return Object.fromEntries(SIDES.flatMap(side)) as FormBody;
}

/** A side of 業務フロー as one field of its form. */
function sideField(label: string, side: Side): Field {
  const inputs = (body: FormBody) =>
    postedRows(body)[side].flatMap((_, at) => TEXTS.map((field) => `${side}.${at}.${field}`));
  return {
    label,
    silent: true,
    read: (body) => flowBody(postedRows(body))[side],
    show: (flow) => bodyOf(rowsOf(flow as ProcessFlow)),
    inWords: (body) => {
      const rows = filledRows(postedRows(body))[side];
      return rows
        .map(
          ({ name, actor, minutes, replaces }, at) =>
            `${at + 1}. ${name}（${actor}、${minutes || '―'}分${replaces === '' ? '' : `、導入前の${replaces}から`}）`,
        )
        .join(' ');
    },
    inputs,
    inputAt: (where, body) => (inputs(body).includes(where) ? where : undefined),
    draw: () => h(Fragment, null),
  };
}

/** 業務フロー; its rows are drawn by the page. */
export const STEPS_FORM = new FormDescription({
  before: sideField('導入前の工程', 'before'),
  after: sideField('導入後の工程', 'after'),
});

/** Puts a side into another order, by the old places; the numbers by which steps after name steps before follow. */
function inOrder(rows: StepRows, side: Side, order: readonly number[]): StepRows {
  const orderedRows = order.flatMap((at) => rows[side][at] ?? []);
  if (side === 'after') return { ...rows, after: orderedRows };
  const follow = (row: StepRow): StepRow => ({
    ...row,
    replaces: numbersIn(row.replaces)
      .flatMap((number) => {
        const at = order.indexOf(number - 1);
        if (number > rows.before.length) return number;
        return at < 0 ? [] : at + 1;
      })
      .join('、'),
  });
  return { before: orderedRows, after: rows.after.map(follow) };
}

/** The numbers of `2、3`; what is no number is kept as 0, which no step has, for the rules to refuse. */
function numbersIn(text: string): number[] {
  return text
    .split(/[、，,；;\s]+/)
    .map(foldNumeral)
    .filter((part) => part !== '')
    .map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 0));
}
