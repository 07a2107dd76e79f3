import { type VNode } from 'preact';
import { type Fault, invalid } from '../../platform/problem.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { type Field, type FieldDrawing, NOTHING, valueInWords } from './field.js';
import { faultsOf } from './form-description.js';

/** One row as it is drawn. */
interface DrawnRow<Part extends string> {
  /** Counted from 0. */
  at: number;
  text: (part: Part) => string;
  draw: (part: Part, own?: Pick<FieldDrawing, 'choices' | 'label'>) => VNode;
}

interface RowsOptions<Part extends string> {
  /** The fields of a row; a row is there where the first of them was posted. */
  parts: Readonly<Record<Part, Field>>;
  /** The name of a part's input in the row `at`. */
  input: (part: Part, at: number) => string;
  /** Whether the row says anything; unless given, where any part of it does. */
  says?: (text: (part: Part) => string) => boolean;
  /** The part at which a fault of a whole row is shown; the first unless given. */
  faultOfRow?: NoInfer<Part>;
  /** Blank rows after those that are there. */
  blank: number;
  most: number;
  /** A row beside another version, from the words of its parts. */
  inWords: (words: (part: Part) => string) => string;
  drawRow: (row: DrawnRow<Part>) => VNode;
  drawAll: (rows: VNode[]) => VNode;
}

/** A field of several rows, read as a list of those that say something. */
export function rows<Part extends string>(label: string, options: RowsOptions<Part>): Field {
  const { parts, input, blank, most, inWords, drawRow, drawAll } = options;
  const names = Object.keys(parts) as Part[];
  const textIn = (body: FormBody, at: number) => (part: Part) => textOf(body, input(part, at)).trim();
  const says = options.says ?? ((text: (part: Part) => string) => names.some((part) => text(part) !== ''));
  const places = (body: FormBody): number[] => {
    let count = 0;
    while (count < most && names[0] && input(names[0], count) in body) count += 1;
    return Array.from({ length: count }, (_, at) => at);
  };
  const saying = (body: FormBody) => places(body).filter((at) => says(textIn(body, at)));

  /** @throws Problem 422 with every part that cannot be read */
  const readAll = (body: FormBody) => {
    const faults: Fault[] = [];
    const read = (part: Part, at: number): unknown => {
      try {
        return parts[part].read(body, input(part, at));
      } catch (error) {
        faults.push(...faultsOf(error, input(part, at)));
        return undefined;
      }
    };
    const readParts = names.filter((part) => parts[part].at !== null);
    const values = saying(body).map((at) =>
      Object.fromEntries(
        readParts
          .map((part) => [parts[part].at ?? part, read(part, at)] as const)
          .filter(([, value]) => value !== undefined),
      ),
    );
    if (faults.length > 0) throw invalid(faults);
    return values;
  };

  const inputs = (body: FormBody) => places(body).flatMap((at) => names.map((part) => input(part, at)));

  const textsOfRow = (row: object, at: number): FormBody =>
    Object.fromEntries(names.map((part) => [input(part, at), parts[part].show(row, part)[part]]));

  return {
    label,
    read: readAll,
    show: (row, name) => {
      const stored = ((row as Readonly<Record<string, unknown>>)[name] ?? []) as readonly object[];
      const all = [...stored, ...Array.from({ length: blank }, () => ({}))];
      return Object.assign({}, ...all.map(textsOfRow)) as FormBody;
    },
    inWords: (body) => {
      const words = (at: number) => (part: Part) =>
        parts[part].inWords(body, input(part, at)).replace(NOTHING, '');
      return valueInWords(saying(body).map((at) => inWords(words(at))));
    },
    inputs,
    inputAt: (where, body, name) => {
      if (inputs(body).includes(where)) return where;
      const [, list, index, member] = /^(\w+)(?:\W(\d+))?(?:\W+(\w+))?$/.exec(where) ?? [];
      if (list !== name) return undefined;
      const whole = index === undefined ? undefined : options.faultOfRow;
      const part = names.find((one) => (parts[one].at ?? one) === member) ?? whole ?? names[0];
      return part && input(part, saying(body)[Number(index)] ?? 0);
    },
    draw: ({ body, faults }) =>
      drawAll(
        places(body).map((at) =>
          drawRow({
            at,
            text: textIn(body, at),
            draw: (part, own) => parts[part].draw({ name: input(part, at), body, faults, ...own }),
          }),
        ),
      ),
  };
}
