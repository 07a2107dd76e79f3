import { Marked, type Tokens } from 'marked';

/** A document as a page shows it. */
export interface Drawn {
  /** Its first heading, as plain text. */
  title: string;
  /** The rest of it, as HTML of ours alone: markup in the document itself is shown as text. */
  html: string;
  /** The headings below the first, with their anchors. */
  headings: Heading[];
}

interface Heading {
  anchor: string;
  text: string;
  depth: number;
}

/** Where links and pictures of a document lead; null where the help does not have it. */
export interface Places {
  link: (href: string) => string | null;
  picture: (href: string) => string | null;
}

/** Draws a document of our own. Headings get the anchors that GitHub gives them, so that links hold in both places. */
export function drawMarkdown(text: string, places: Places): Drawn {
  const headings: Heading[] = [];
  const taken = new Map<string, number>();
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: raw }: Tokens.Heading) {
        const anchor = unique(anchorOf(raw), taken);
        if (depth > 1) headings.push({ anchor, text: plain(raw), depth });
        return depth === 1
          ? ''
          : `<h${depth} id="${escaped(anchor)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const [address, words] = [places.link(href), this.parser.parseInline(tokens)];
        return address === null ? words : `<a href="${escaped(address)}">${words}</a>`;
      },
      image({ href, text: alt }: Tokens.Image) {
        const address = places.picture(href);
        return address === null ? escaped(alt) : `<img src="${escaped(address)}" alt="${escaped(alt)}">`;
      },
      table({ header, rows }: Tokens.Table) {
        const row = (cells: Tokens.TableCell[], tag: 'th' | 'td') =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
        const body = rows.map((cells) => row(cells, 'td')).join('\n');
        return `<div class="table-scroller" role="region" aria-label="表" tabindex="0"><table class="table"><thead>${row(header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
      html: ({ text: raw }: Tokens.HTML | Tokens.Tag) => escaped(raw),
    },
  });
  const html = marked.parse(text, { async: false });
  return { title: plain(/^# (.+)$/m.exec(text)?.[1] ?? ''), html, headings };
}

/** The anchor that GitHub gives a heading: letters, digits, `-` and `_` alone, blanks as `-`. */
function anchorOf(heading: string): string {
  return plain(heading)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

function unique(anchor: string, taken: Map<string, number>): string {
  const before = taken.get(anchor);
  taken.set(anchor, (before ?? 0) + 1);
  return before === undefined ? anchor : `${anchor}-${before}`;
}

const plain = (text: string) => text.replace(/[`*]/g, '').trim();

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
