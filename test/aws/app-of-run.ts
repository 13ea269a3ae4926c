import './bundle-in-run';
import '../../bin/app';
