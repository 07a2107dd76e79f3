import { type Page } from 'playwright-core';

/** Puts a block into the clipboard's event as a spreadsheet does, at the cell one is in; `html` where it is one. */
export async function pasteBlock(page: Page, text: string, html = ''): Promise<boolean> {
  return page.locator(':focus').evaluate(
    (element, [block, sheet]) => {
      const { DataTransfer, ClipboardEvent } = globalThis as unknown as {
        DataTransfer: new () => { setData(type: string, data: string): void };
        ClipboardEvent: new (type: string, of: object) => Event;
      };
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', block ?? '');
      if (sheet) clipboardData.setData('text/html', sheet);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      return (element as unknown as { dispatchEvent(event: Event): boolean }).dispatchEvent(event);
    },
    [text, html],
  );
}

/** A block that has neither headings nor codes: pasted, and agreed to where the page shows where it would go. */
export async function pasteByPlace(page: Page, text: string): Promise<void> {
  await pasteBlock(page, text);
  await page.getByRole('button', { name: '貼り付ける', exact: true }).press('Enter');
}
