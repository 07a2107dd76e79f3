import { Button } from '../components/button.js';

/** The value of the button that takes an entry back. */
export const CLEAR = 'clear';

/** Takes an entry back. */
export function ClearButton() {
  return (
    <Button kind="secondary" name="do" value={CLEAR}>
      未入力に戻す
    </Button>
  );
}
