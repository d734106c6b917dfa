import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A loaded machine needs more than the usual second to come to an answer.
configure({ asyncUtilTimeout: 5_000 });

afterEach(cleanup);
