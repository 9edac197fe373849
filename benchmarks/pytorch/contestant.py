"""PyTorch's side of benchmarks/compare: takes steps when asked, and says how long one took.

Arguments: eager, compile, tensors or loader; training, inference or epoch; network, batch, threads and, for epochs, the folder of MNIST.
dev.netc.benchmarks.StepLoop, which does the same for netc, says what is read and written.
"""

import gzip
import statistics
import sys
import time
from pathlib import Path

import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset

import networks

INPUTS = {"cifar_convnet": (3, 32, 32), "resnet18": (3, 224, 224), "mobilenet_v2": (3, 224, 224)}
MEAN, DEVIATION = 0.1307, 0.3081


def optimizer_of(name, parameters):
    """As the train block of the model file says, or as is usual with netc where it has none."""
    if name == "cifar_convnet":
        return torch.optim.Adam(parameters, lr=0.001)
    rate, momentum = {"mlp": (0.001, 0), "lenet_dropout": (0.005, 0.9), "resnet18": (0.01, 0), "mobilenet_v2": (0.01, 0)}.get(
        name, (0.01, 0.5))
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum)


def trainer(net, optimizer):
    def step(x, y):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def training(net, name, batch):
    step = trainer(net, optimizer_of(name, net.parameters()))
    x = torch.randn(batch, *INPUTS.get(name, (1, 28, 28)))
    y = torch.randint(0, 10, (batch,))
    return lambda: step(x, y)


def inference(net, name, batch):
    net.eval()
    x = torch.randn(batch, *INPUTS.get(name, (1, 28, 28)))

    def step():
        with torch.inference_mode():
            net(x)

    return step


def read_idx(folder, name, header):
    packed = folder / f"{name}.gz"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / name).read_bytes()
    return torch.frombuffer(bytearray(data), dtype=torch.uint8, offset=header)


def read_mnist(folder):
    images = read_idx(folder, "train-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28)
    return images, read_idx(folder, "train-labels-idx1-ubyte", 8).long()


def normalized(pixels):
    return (pixels.float() / 255 - MEAN) / DEVIATION


class Mnist(Dataset):
    """Makes one sample at a time, as torchvision's does."""

    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return normalized(self.images[index]), self.labels[index]


def epoch(net, name, batch, folder, mode):
    images, labels = read_mnist(Path(folder))
    step = trainer(net, optimizer_of(name, net.parameters()))
    loader = DataLoader(Mnist(images, labels), batch, shuffle=True)

    def from_tensors():
        for chosen in torch.randperm(len(labels)).split(batch):
            step(normalized(images[chosen]), labels[chosen])

    def from_loader():
        for x, y in loader:
            step(x, y)

    return from_loader if mode == "loader" else from_tensors


def peak_memory():
    """Of this process, in megabytes; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def serve(net, step):
    print("shapes", *("x".join(map(str, parameter.shape)) for parameter in net.parameters()), flush=True)
    for request in sys.stdin:
        end = time.perf_counter() + float(request)
        times = []
        while not times or time.perf_counter() < end:
            start = time.perf_counter()
            step()
            times.append(time.perf_counter() - start)
        print("took", 1000 * statistics.median(times), peak_memory(), flush=True)


def main():
    mode, kind, name, batch, threads = sys.argv[1:6]
    torch.set_num_threads(int(threads))
    net = getattr(networks, name)()
    run = torch.compile(net) if mode == "compile" else net
    if kind == "epoch":
        serve(net, epoch(net, name, int(batch), sys.argv[6], mode))
        return
    step = {"training": training, "inference": inference}[kind](run, name, int(batch))
    step()  # compiles
    step()
    serve(net, step)


main()
