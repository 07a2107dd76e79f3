import { type VNode } from 'preact';

interface ScreenOptions {
  /** HTTP status; 200 unless given, 422 for a form shown again with its errors: the form's state has it. */
  status?: number;
  scripts?: readonly string[];
  /** A page with a wide table takes the whole window. */
  wide?: boolean;
  /** A page of work: little room around its heading. */
  dense?: boolean;
  /** Where keyboard users may go at once, beside the start of the content. */
  skipTo?: SkipTarget;
}

/** A part of the page with a link to it before everything else. */
export interface SkipTarget {
  id: string;
  label: string;
}

/** A whole page to be put into the shell: what a page's controller returns. */
export class Screen {
  readonly status: number;
  readonly scripts: readonly string[];
  readonly wide: boolean;
  readonly dense: boolean;
  readonly skipTo: SkipTarget | undefined;

  constructor(
    /** The page's heading and the window's title. */
    readonly title: string,
    readonly content: VNode,
    { status = 200, scripts = [], wide = false, dense = false, skipTo }: ScreenOptions = {},
  ) {
    this.status = status;
    this.scripts = scripts;
    this.wide = wide;
    this.dense = dense;
    this.skipTo = skipTo;
  }
}

/** A piece of a page, without the shell: what htmx asked for. */
export class Fragment {
  constructor(
    readonly content: VNode,
    readonly status = 200,
  ) {}
}

/** After a change: the browser is sent to another page of ours (303), which may show once what was done. */
export class SeeOther {
  constructor(
    readonly path: string,
    readonly notice: string | null = null,
    /** 'info' where nothing was changed. */
    readonly kind: 'success' | 'info' = 'success',
  ) {}
}
