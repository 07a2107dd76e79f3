interface ChartText {
  /** Unique on the page. */
  id: string;
  title: string;
  description: string;
}

/**
 * A drawn SVG made fit for our pages: styles, which the content security policy forbids, are removed or written
 * as attributes, and the picture has a name and a description for those who hear it.
 */
export function accessibleSvg(svg: string, { id, title, description }: ChartText): string {
  const attributes = `role="img" aria-labelledby="${id}-title ${id}-desc" class="chart"`;
  const titleAndDescription = `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(description)}</desc>`;
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|xmlns:xlink|version|baseProfile)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => asAttributes(style))
    .replace(/<svg ([^>]*)>/, `<svg ${attributes} $1>${titleAndDescription}`);
}

function asAttributes(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([name, value]) => name && value && name !== 'font-family')
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
