import type { Form } from '@bpmn-io/form-js-viewer';

/** How many frames in a row nothing may change, and how many are waited for at most. */
const quietFrames = 3;
const mostFrames = 30;

const inside = (form: Form) => (form as unknown as { _getState(): { readonly data: object } })._getState();

/** The next frame, or a little later on a page that draws none. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, 50);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });

/**
 * Leaves the field that is being typed in and waits until the viewer has taken up what was typed: its date and time fields pass
 * their value on some frames after they were left, which is later than a tap on the button that sends the form.
 */
export async function settled(form: Form): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  let { data } = inside(form);
  for (let quiet = 0, frame = 0; quiet < quietFrames && frame < mostFrames; frame += 1) {
    await nextFrame();
    quiet = inside(form).data === data ? quiet + 1 : 0;
    data = inside(form).data;
  }
}
