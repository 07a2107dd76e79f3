/** What a form posts: each field once, several times or not at all. Take it as `@Body() form: FormBody`. */
export type FormBody = Readonly<Record<string, string | string[] | undefined>>;

/** A field's text as typed; empty where it is missing. Of several with the name the last counts. */
export function textOf(form: FormBody | undefined, name: string): string {
  return [form?.[name]].flat().at(-1) ?? '';
}

/** All texts posted under a name, e.g. of ticked boxes. */
export function textsOf(form: FormBody | undefined, name: string): string[] {
  return [form?.[name]].flat().filter((text) => text !== undefined);
}

/** The version a form was drawn from; NaN, which equals no version, where it is missing or no number. */
export function versionOf(form: FormBody | undefined): number {
  return /^\d+$/.test(textOf(form, 'version')) ? Number(textOf(form, 'version')) : Number.NaN;
}
