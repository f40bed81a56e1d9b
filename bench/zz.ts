import { largeInstance } from './planner-instance.ts'
import { plan } from '../functions/waves/planner.ts'
const inst = largeInstance(1000000, 1)
for (let r=0;r<4;r++) { const t=performance.now(); plan(inst); console.log((performance.now()-t).toFixed(0)) }
