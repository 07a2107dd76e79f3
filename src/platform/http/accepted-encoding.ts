/** The encodings in which texts are sent, the one we prefer first. */
const ENCODINGS = ['br', 'gzip'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/**
 * The encoding of an answer by the request's Accept-Encoding header (RFC 9110, 12.5.3): the one with the greatest
 * weight, Brotli where several weigh the same; null where the client takes none of ours or prefers the text as it is.
 */
export function acceptedEncoding(header: string | string[] | undefined): Encoding | null {
  const weights = new Map(
    String(header ?? '')
      .split(',')
      .map(weightOf),
  );
  const weight = (coding: string) => weights.get(coding) ?? weights.get('*') ?? 0;
  const plain = weights.get('identity') ?? 0;
  const [best] = ENCODINGS.filter((one) => weight(one) > 0).sort((a, b) => weight(b) - weight(a));
  return best !== undefined && weight(best) >= plain ? best : null;
}

/** `gzip;q=0.5`. A weight that is none counts as 0: what is sent plain can be read by anybody. */
function weightOf(part: string): [coding: string, weight: number] {
  const [coding = '', ...parameters] = part
    .toLowerCase()
    .split(';')
    .map((one) => one.trim());
  const given = parameters.map((one) => /^q\s*=\s*(.*)$/.exec(one)?.[1]).find((one) => one !== undefined);
  const weight = given === undefined ? 1 : /^(?:0(?:\.\d*)?|1(?:\.0*)?)$/.test(given) ? Number(given) : 0;
  return [coding === 'x-gzip' ? 'gzip' : coding, weight];
}
