import { expect, test } from 'vitest';
import { outputTables } from '~/model/run/outputTables';
import { recordedRun } from '../recordedRun';

const rows = (name: string) => [
  { name, price: 1 },
  { name: 'b', price: 2 },
];

test('a list that the server repeats for the whole run is one table', () => {
  const output = {
    read_output: { extracted_information: { offers: rows('a') } },
    extracted_information: [{ offers: rows('a') }],
  };
  expect(outputTables(output).map(({ title }) => title)).toEqual(['offers']);
});

test('two lists of one name are told apart by their blocks', () => {
  const output = { first_output: { offers: rows('a') }, second_output: { offers: rows('c') } };
  expect(outputTables(output).map(({ title }) => title)).toEqual(['first · offers', 'second · offers']);
});

test('lists with which the server accompanies an output are no tables, the same names in what was extracted are', () => {
  const errors = [{ error_code: 'A' }, { error_code: 'B' }];
  expect(outputTables({ pay_output: { status: 'failed', errors, failure_category: errors } })).toEqual([]);
  expect(outputTables({ read_output: { extracted_information: { errors } } })).toHaveLength(1);
});

test('the failed loop of a recorded run has the one list that was extracted', () => {
  const { run } = recordedRun('shipment-loop-then-code-error');
  expect(outputTables(run.output).map(({ title }) => title)).toEqual(['Extracted information']);
});
