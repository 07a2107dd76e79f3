import { type Client } from '../setup/api-fixture.js';

/** Everything the API answers about a revision of a month, as the exact text it sends. */
export async function figuresAsSent(dx: Client, month: string, revision: number): Promise<string> {
  const of = `period=${month}&revision=${revision}`;
  const paths = [
    ...['', '/by-department', '/by-group', '/by-tag'].map((by) => `/api/v1/figures${by}?${of}`),
    ...['priority-items', 'procedures-online', 'usage'].flatMap((key) =>
      ['numerator', 'denominator'].map((part) => `/api/v1/figures/${key}/rows?${of}&part=${part}`),
    ),
    `/api/v1/snapshots/${month}/${revision}/digest`,
  ];
  const texts: string[] = [];
  for (const path of paths) texts.push((await dx.get(path).expect(200)).text);
  return texts.join('\n');
}
