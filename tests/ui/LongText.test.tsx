import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { LongText } from '~/ui/LongText';

test('of a text of megabytes a part is drawn, each further one on request, and nothing gets lost', async () => {
  const text = `start ${'word '.repeat(90_000)}end`;
  const { container } = render(
    <LongText lines={3} open>
      {text}
    </LongText>,
  );
  const drawn = () => container.querySelector('[dir=auto]')?.textContent ?? '';
  expect(drawn().length).toBe(200_000);
  for (let portions = 0; drawn().length < text.length && portions < 5; portions++)
    await userEvent.click(screen.getByRole('button', { name: /more of 450,009 characters$/ }));
  expect(drawn()).toBe(text);
  expect(screen.queryByRole('button', { name: /more of/ })).toBeNull();
});

test('a text that ends within a portion has no such button, and no pair is cut in two', () => {
  const { container, rerender } = render(<LongText lines={3}>short</LongText>);
  expect(screen.queryByRole('button')).toBeNull();
  rerender(<LongText lines={3}>{`x${'😀'.repeat(20_000)}`}</LongText>);
  expect(container.textContent).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});
