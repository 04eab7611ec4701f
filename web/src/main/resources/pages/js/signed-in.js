// Where the identity provider sends the reader back to.
import { signedIn } from './session.js';

export async function show() {
  await signedIn();
}
