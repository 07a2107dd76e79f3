/** What Enter in a field presses: the form is saved, whatever other buttons stand in it. */
export function DefaultButton() {
  return (
    <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
      保存する
    </button>
  );
}
