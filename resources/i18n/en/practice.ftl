# The practice AWS: the command that serves it, and what can go wrong.

cli-practice = the practice AWS, on this computer
cli-practice-serve = serve the practice AWS for any AWS tool, until Ctrl-C
cli-practice-port = the port to listen on; without it a free one is taken
cli-practice-port-wrong = { $port } is not a port. Give a number from 0 to 65535.
cli-practice-speed = factor on AWS's waiting times: 1 as usual in practice, 0.1 ten times as fast
cli-practice-speed-wrong = { $speed } is not a speed. Give a number from 0 to 100.
cli-practice-empty = begin with an account in which nothing was made yet

practice-serving = The practice AWS is at { $url }
practice-environment = For the AWS CLI and any other AWS tool, set in its terminal:
practice-stand-in = In place of the server behind the tunnel, a TCP port answers at { $address }
practice-stop = Nothing is billed and nothing leaves this computer. Ctrl-C ends it.
practice-stopped = The practice AWS has ended. What was made in it is gone.

refusal-port-taken-title = Port { $port } is in use
refusal-port-taken-why = Another program on this computer is listening there, or the system does not allow this port.
refusal-port-taken-do = Choose another port, or leave --port out and a free one is taken.
